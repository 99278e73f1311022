package org.menkyo.shared.soap;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jboss.logging.MDC;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.RefusedCalls;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.intake.BodyRoom;

/**
 * Begins each call: refuses what cannot be one, names it in the log and the answer, and signs in who comes with name and
 * password by HTTP. Wrong ones are turned away wherever the call goes.
 */
@WebFilter("/*")
public class CallFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String LOG_KEY = "correlationId";

    private final transient URI baseUrl = new Settings().baseUrl();

    @Inject
    private transient SignIn signIn;

    @Inject
    private transient RefusedCalls refusedCalls;

    @Inject
    private transient BodyRoom rooms;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SoapCall call = SoapCall.of(request);
        call.arrivedIn(rooms);
        try {
            CallForm.check(request, baseUrl);
        } catch (SoapException refused) {
            if (refused.error() == SoapError.CROSS_ORIGIN_CALL) {
                refusedCalls.fromAnotherOrigin(call.origin());
            }
            FaultServlet.answer(refused, request, response);
            return;
        }
        String authorization = request.getHeader("Authorization");
        if (signIn.isByPassword(authorization)) {
            SignInResult byHttp = signIn.byHttp(call.origin(), authorization);
            if (byHttp.isWrongPassword()) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            call.arrivedWith(byHttp);
        }
        String correlationId = call.origin().correlationId();
        response.setHeader(CallOrigin.CORRELATION_HEADER, correlationId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        MDC.put(LOG_KEY, correlationId);
        try {
            chain.doFilter(new EngineRequest(request), response);
        } finally {
            call.end();
            MDC.remove(LOG_KEY);
        }
    }
}
