package org.menkyo.shared.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.menkyo.shared.call.BrowserCall;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.json.RecordJson;

/**
 * Answers the errors that the container finds by itself, such as a missing or wrong sign-in, in the same form as all
 * others. The container forwards to it; nobody can call it.
 */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {

    /** How to sign in (RFC 7617). */
    static final String CHALLENGE = "Basic realm=\"Menkyo\", charset=\"UTF-8\"";

    /** The other way, where the publisher's identity provider serves people (RFC 6750). */
    static final String TOKEN_CHALLENGE = "Bearer realm=\"Menkyo\"";

    private static final long serialVersionUID = 1L;

    private static final String REFUSED = ProblemServlet.class.getName() + ".refused";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CallOrigin origin = CallOrigins.of(request);
        boolean forwarded = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        Problem problem = request.getAttribute(REFUSED) instanceof HttpError refused
                ? Problems.of(refused, origin)
                : Problems.ofStatus(
                        forwarded ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 404, origin);
        CallFilter.setCommonHeaders(response, origin);
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Language", origin.language().locale().getLanguage());
        response.setHeader("Vary", "Accept-Language");
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", challenge(request));
        }
        byte[] body = RecordJson.bytes(problem);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers a request that is refused before JAX-RS sees it. */
    static void answer(HttpError refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(REFUSED, refused);
        response.sendError(refused.status());
    }

    /**
     * How to sign in. A browser is not told of passwords: it would ask for one in a window of its own, remember it, and add it
     * to the calls of any page from then on (LC-1107). Pages ask by themselves.
     */
    static String challenge(HttpServletRequest request) {
        return BrowserCall.of(request).inBrowser() ? TOKEN_CHALLENGE : CHALLENGE;
    }
}
