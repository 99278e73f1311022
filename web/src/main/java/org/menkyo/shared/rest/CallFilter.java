package org.menkyo.shared.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jboss.logging.MDC;
import org.menkyo.shared.CallOrigin;

/** Begins each call: names it in the log and the answer, and sets the headers that every answer has. */
@WebFilter("/*")
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOG_KEY = "correlationId";

    @Inject
    private transient CurrentCall call;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallOrigin origin = CallOrigins.of(request);
        call.arrivedFrom(origin);
        setCommonHeaders(response, origin);
        MDC.put(LOG_KEY, origin.correlationId());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    /** Headers of all answers, those included that the container gives by itself. */
    static void setCommonHeaders(HttpServletResponse response, CallOrigin origin) {
        response.setHeader(CallOrigins.CORRELATION_HEADER, origin.correlationId());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
