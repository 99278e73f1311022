package org.menkyo.shared.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.BrowserCall;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.RefusedCalls;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.call.UnnegotiatedRequest;

/**
 * Begins each call: names it in the log and the answer, sets the headers that every answer has, turns away what pages of other
 * origins send (LC-1107), and signs in who comes with a password or a token. Wrong passwords are turned away wherever the call
 * goes.
 */
@WebFilter("/*")
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOG_KEY = "correlationId";

    /** Tells browsers what an answer may load and do (Content Security Policy Level 3). */
    private static final String POLICY_HEADER = "Content-Security-Policy";

    /** Answers are data: nothing in them is to be run or shown. */
    private static final String DATA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A page runs and loads what comes from here only, and cannot be framed. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient URI baseUrl = new Settings().baseUrl();

    @Inject
    private transient SignIn signIn;

    @Inject
    private transient RefusedCalls refusedCalls;

    @Inject
    private transient CurrentCall call;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallOrigin origin = CallOrigins.of(request);
        Optional<BrowserCall.Refusal> refusal = BrowserCall.of(request).refusal(baseUrl);
        if (refusal.isPresent()) {
            if (refusal.get() == BrowserCall.Refusal.CROSS_ORIGIN) {
                refusedCalls.fromAnotherOrigin(origin);
            }
            ProblemServlet.answer(
                    refusal.get() == BrowserCall.Refusal.FORM
                            ? HttpError.UNSUPPORTED_MEDIA_TYPE
                            : HttpError.CROSS_ORIGIN_CALL,
                    request,
                    response);
            return;
        }
        SignInResult signedIn = signIn.byHttp(origin, request.getHeader(HttpHeaders.AUTHORIZATION));
        if (signedIn.isWrongPassword()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        call.arrivedFrom(origin, signedIn);
        call.takes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        setCommonHeaders(response, origin);
        if (!MediaTypes.isWellFormed(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            // RESTEasy would refuse it, too, with a stack trace in the log.
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        if (request.getRequestURI().endsWith(".html")) {
            response.setHeader(POLICY_HEADER, PAGE_POLICY);
        }
        // The container adds these to whatever needs a sign-in; Cache-Control, which each answer has, says it better.
        response.setHeader("Pragma", null);
        response.setHeader("Expires", null);
        MDC.put(LOG_KEY, origin.correlationId());
        try {
            chain.doFilter(new UnnegotiatedRequest(request), response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    /** Headers of all answers, those included that the container gives by itself. */
    static void setCommonHeaders(HttpServletResponse response, CallOrigin origin) {
        response.setHeader(CallOrigin.CORRELATION_HEADER, origin.correlationId());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(POLICY_HEADER, DATA_POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
