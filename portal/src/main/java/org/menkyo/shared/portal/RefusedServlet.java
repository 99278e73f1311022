package org.menkyo.shared.portal;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers the errors that the container finds by itself, such as a malformed header, in the same form as all others. The container
 * forwards to it; nobody can call it.
 */
@WebServlet("/refused")
public class RefusedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PageRenderer pages;

    @Inject
    private transient Visit visit;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused
                ? refused
                : HttpServletResponse.SC_NOT_FOUND;
        if (PortalProblem.takesPages(request)) {
            pages.write(HtmlPage.error(status, PortalProblem.key(status)), response);
            return;
        }
        byte[] body = PortalProblem.text(status, visit.origin()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_LANGUAGE, visit.language().locale().getLanguage());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentType(PortalProblem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
