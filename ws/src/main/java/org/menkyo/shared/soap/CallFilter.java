package org.menkyo.shared.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jboss.logging.MDC;
import org.menkyo.shared.CallOrigin;

/** Begins each call: names it in the log and the answer. */
@WebFilter("/*")
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String LOG_KEY = "correlationId";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String correlationId = SoapCall.of(request).origin().correlationId();
        response.setHeader(CallOrigin.CORRELATION_HEADER, correlationId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        MDC.put(LOG_KEY, correlationId);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }
}
