package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
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
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.database.PassingFailure;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorStatus;
import org.menkyo.shared.error.LicensingException;

/**
 * Answers every error as a problem (RFC 9457). What is foreseen says what is wrong; of anything else the caller learns
 * the correlation id only, under which the log has the rest.
 */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    private final HttpServletRequest request;
    private final Clock clock;
    private final Settings settings;
    private final CurrentCall call;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public ProblemMapper() {
        this(null, null, null, null);
    }

    @Inject
    public ProblemMapper(HttpServletRequest request, Clock clock, Settings settings, CurrentCall call) {
        this.request = request;
        this.clock = clock;
        this.settings = settings;
        this.call = call;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        CallOrigin origin = CallOrigins.of(request);
        Optional<LicensingException> licensing = cause(thrown, LicensingException.class);
        if (licensing.isPresent()) {
            Problem problem = Problems.of(licensing.get(), origin, isAboutBody(licensing.get()));
            return answer(problem, ErrorStatus.retryAfter(licensing.get(), clock.instant()));
        }
        Optional<HttpException> http = cause(thrown, HttpException.class);
        if (http.isPresent()) {
            boolean inProgress = http.get().error() == HttpError.REQUEST_IN_PROGRESS;
            return answer(
                    Problems.of(http.get(), origin), inProgress ? Optional.of(PassingFailure.WAIT) : Optional.empty());
        }
        if (thrown instanceof WebApplicationException web) {
            return ofJaxRs(web, origin);
        }
        if (PassingFailure.isCollision(thrown)) {
            return answer(Problems.of(HttpError.CHANGED_MEANWHILE, origin), Optional.of(PassingFailure.WAIT));
        }
        if (PassingFailure.isBehind(thrown)) {
            LOG.log(Level.DEBUG, "Call " + origin.correlationId() + " can be repeated", thrown);
            return answer(Problems.of(ErrorCode.UNAVAILABLE, 503, origin), Optional.of(PassingFailure.WAIT));
        }
        LOG.log(Level.ERROR, "Call " + origin.correlationId() + " failed", thrown);
        return answer(Problems.of(ErrorCode.INTERNAL_ERROR, 500, origin), Optional.empty());
    }

    private Response ofJaxRs(WebApplicationException web, CallOrigin origin) {
        if (!call.isIdentified()) {
            // No resource was found. What there is and is not, strangers do not learn.
            return answer(Problems.of(ErrorCode.NOT_SIGNED_IN, 401, origin), Optional.empty());
        }
        Response given = web.getResponse();
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= 500) {
            LOG.log(Level.ERROR, "Call " + origin.correlationId() + " failed", web);
        }
        Response.ResponseBuilder answer = builder(Problems.ofStatus(given.getStatus(), origin));
        if (web instanceof NotAllowedException) {
            answer.header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private boolean isAboutBody(LicensingException error) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return hasBody && !(error instanceof InvalidParametersException);
    }

    private Response answer(Problem problem, Optional<Duration> retryAfter) {
        Response.ResponseBuilder answer = builder(problem);
        retryAfter.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, ErrorStatus.seconds(wait)));
        return answer.build();
    }

    private Response.ResponseBuilder builder(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            String challenge = ProblemServlet.challenge(request);
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
            if (settings.find(SettingsRegister.OIDC_ISSUER).isPresent()
                    && !challenge.equals(ProblemServlet.TOKEN_CHALLENGE)) {
                answer.header(HttpHeaders.WWW_AUTHENTICATE, ProblemServlet.TOKEN_CHALLENGE);
            }
        }
        return answer;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
