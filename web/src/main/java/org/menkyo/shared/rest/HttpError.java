package org.menkyo.shared.rest;

/**
 * What can be wrong with a call before a service sees it. The codes stand beside those of
 * {@link org.menkyo.shared.error.ErrorCode}; texts in {@code problems.properties}.
 */
public enum HttpError {
    /** The request is not understood. */
    BAD_REQUEST(400),
    /** The header that the argument names is malformed. */
    MALFORMED_HEADER(400),
    /** The body is not JSON at the line and column that the arguments name. */
    MALFORMED_JSON(400),
    /** The body is empty, not UTF-8, nested too deeply, or has a name twice in one object. */
    NOT_JSON(400),
    /** The header that the argument names asks for a condition that this operation cannot check. */
    PRECONDITION_NOT_SUPPORTED(400),
    /** A browser sends the call for a page of another origin; in the name of whoever looks at the page. */
    CROSS_ORIGIN_CALL(403),
    /** The resource does not have this method; the header Allow lists those that it has. */
    METHOD_NOT_ALLOWED(405),
    /** The answer does not exist in any of the media types asked for. */
    NOT_ACCEPTABLE(406),
    /** A call with the same idempotency key is being served at this moment. */
    REQUEST_IN_PROGRESS(409),
    /** Somebody changed the same thing at the same moment; the same call again can succeed. */
    CHANGED_MEANWHILE(409),
    /** The resource is not in the state that If-Match names. */
    PRECONDITION_FAILED(412),
    /** The body is longer than the number of bytes that the argument names. */
    CONTENT_TOO_LARGE(413),
    /** The body has more values than the argument says. */
    TOO_MANY_VALUES(413),
    /** The body is of another media type than JSON, or a call without a body has the media type of a form. */
    UNSUPPORTED_MEDIA_TYPE(415);

    private final int status;

    HttpError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
