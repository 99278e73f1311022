package org.menkyo.shared.soap;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as the SOAP engine understands it. */
final class EngineRequest extends HttpServletRequestWrapper {

    EngineRequest(HttpServletRequest request) {
        super(request);
    }

    /** The engine knows no HEAD; the server leaves the content of its answer out. */
    @Override
    public String getMethod() {
        return super.getMethod().equals("HEAD") ? "GET" : super.getMethod();
    }

    /** Without the character set, which {@link StrictReading} looks at; the engine fails at names that it does not know. */
    @Override
    public String getContentType() {
        if (!getMethod().equals("POST")) {
            return null;
        }
        try {
            MimeType type = new MimeType(super.getContentType());
            type.removeParameter("charset");
            return type.toString();
        } catch (MimeTypeParseException refusedBefore) {
            throw new SoapException(SoapError.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }
}
