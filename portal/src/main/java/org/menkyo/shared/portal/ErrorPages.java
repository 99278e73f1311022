package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.menkyo.shared.database.PassingFailure;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorStatus;
import org.menkyo.shared.error.LicensingException;

/**
 * Shows every error as a page that says what is wrong and what to do; who has not signed in is asked to. What nobody foresaw says
 * the correlation id only, under which the log has the rest.
 */
@Provider
@ApplicationScoped
public class ErrorPages implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ErrorPages.class.getName());

    private final HttpServletRequest request;
    private final Clock clock;
    private final Visit visit;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public ErrorPages() {
        this(null, null, null);
    }

    @Inject
    public ErrorPages(HttpServletRequest request, Clock clock, Visit visit) {
        this.request = request;
        this.clock = clock;
        this.visit = visit;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<LicensingException> licensing = cause(thrown);
        if (licensing.isPresent()) {
            return of(licensing.get());
        }
        if (thrown instanceof WebApplicationException web) {
            return ofJaxRs(web);
        }
        if (PassingFailure.isCollision(thrown) || PassingFailure.isBehind(thrown)) {
            LOG.log(Level.DEBUG, "Page " + visit.origin().correlationId() + " can be asked for again", thrown);
            return answer(HtmlPage.error(503, "tryAgain"), Optional.of(PassingFailure.WAIT));
        }
        LOG.log(Level.ERROR, "Page " + visit.origin().correlationId() + " failed", thrown);
        return answer(HtmlPage.error(500, "unforeseen"), Optional.empty());
    }

    private Response of(LicensingException error) {
        if (error.code() == ErrorCode.NOT_SIGNED_IN) {
            String next = request.getMethod().equals("GET") ? visit.address() : "/";
            return Redirect.to("/sign-in?" + new Fields().with("next", next).query());
        }
        return answer(HtmlPage.error(ErrorStatus.of(error), error), ErrorStatus.retryAfter(error, clock.instant()));
    }

    private Response ofJaxRs(WebApplicationException web) {
        Response given = web.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= 500) {
            LOG.log(Level.ERROR, "Page " + visit.origin().correlationId() + " failed", web);
        }
        if (!PortalProblem.takesPages(request)) {
            return problem(given);
        }
        return answer(HtmlPage.error(given.getStatus(), PortalProblem.key(given.getStatus())), Optional.empty());
    }

    private Response problem(Response given) {
        Response.ResponseBuilder answer = Response.status(given.getStatus())
                .type(PortalProblem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().locale().getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(PortalProblem.text(given.getStatus(), visit.origin()));
        if (given.getStatus() == 405) {
            answer.header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static Response answer(HtmlPage page, Optional<Duration> retryAfter) {
        Response.ResponseBuilder answer =
                Response.status(page.status()).type(HtmlPageWriter.HTML).entity(page);
        retryAfter.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, ErrorStatus.seconds(wait)));
        return answer.build();
    }

    private static Optional<LicensingException> cause(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof LicensingException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
