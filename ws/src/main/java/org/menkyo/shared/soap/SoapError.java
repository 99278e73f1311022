package org.menkyo.shared.soap;

import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/**
 * What can be wrong with a call before a service sees it. The codes stand beside those of
 * {@link org.menkyo.shared.error.ErrorCode}; texts in {@code faults.properties}.
 */
enum SoapError {
    /**
     * Not well-formed XML in the encoding that it tells, not put together as a SOAP message, or one with a document type, an
     * entity that is not declared, or an attachment that is not there.
     */
    MALFORMED_MESSAGE(400),
    /**
     * Well-formed, but of another SOAP version, or with a header, a SOAPAction or content that no operation here understands.
     */
    UNKNOWN_OPERATION(400),
    /** Longer than the number of bytes that the argument names. */
    MESSAGE_TOO_LARGE(413),
    /** More elements and attributes than the argument says. */
    TOO_MANY_VALUES(413),
    /** The user name or the password is wrong, or the account has ended. */
    AUTHENTICATION_FAILED(401),
    /** The header Security holds something other than a user name with its password as text, and a timestamp. */
    UNSUPPORTED_SECURITY(400),
    /** The timestamp of the message has expired, or was made later than now. */
    MESSAGE_EXPIRED(400),
    /** A content type that no message has, or a character set that is not known. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** A browser sends the message for a page of another origin. */
    CROSS_ORIGIN_CALL(403),
    /** Neither a message by POST nor a question for the WSDL. */
    NOT_A_CALL(405),
    /** There is no service and no document of the contract at the address. */
    UNKNOWN_ADDRESS(404);

    private final int status;

    SoapError(int status) {
        this.status = status;
    }

    /** The HTTP status where the SOAP binding leaves it open. */
    int status() {
        return status;
    }

    /** The text for the caller with its placeholders filled. */
    String text(Language language, Object... arguments) {
        return Texts.beside(SoapError.class, "faults", language).format(name(), arguments);
    }
}
