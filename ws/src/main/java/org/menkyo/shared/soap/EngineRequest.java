package org.menkyo.shared.soap;

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
        String type = super.getContentType();
        return type == null || !getMethod().equals("POST") ? null : ContentType.withoutCharset(type);
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }
}
