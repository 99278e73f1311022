package org.menkyo.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;

/** Reads from a request what is known of a call before anything else is: the same for all that serve one request. */
final class CallOrigins {

    private static final String ATTRIBUTE = CallOrigin.class.getName();

    private CallOrigins() {}

    static CallOrigin of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CallOrigin known) {
            return known;
        }
        CallOrigin origin = CallOrigin.ofHttp(
                Channel.REST,
                request.getRemoteAddr(),
                request.getHeader("Accept-Language"),
                request.getHeader(CallOrigin.CORRELATION_HEADER));
        request.setAttribute(ATTRIBUTE, origin);
        return origin;
    }
}
