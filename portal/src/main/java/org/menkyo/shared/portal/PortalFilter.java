package org.menkyo.shared.portal;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.MDC;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.BrowserCall;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.RefusedCalls;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.call.UnnegotiatedRequest;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.intake.BodyRoom;
import org.menkyo.shared.text.StorableText;

/**
 * Begins each call for a page: names it in the log and the answer, says what the page may load and do, knows the visitor by the
 * session's cookie, and turns away forms that do not come from pages of ours (LC-1107), are too long (LC-1108) or cannot be read
 * (LC-1110).
 */
@WebFilter("/*")
public class PortalFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOG_KEY = "correlationId";

    /**
     * Everything comes from here: no script or style within a page runs, and none can be framed (Content Security Policy
     * Level 3).
     */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A form without a file is far shorter; as much as a stranger may send anywhere. */
    private static final int MAX_FORM_BYTES = 256 * 1024;

    private final transient Settings settings = new Settings();
    private final transient URI baseUrl = settings.baseUrl();

    @Inject
    private transient SignIn signIn;

    @Inject
    private transient RefusedCalls refusedCalls;

    @Inject
    private transient BodyRoom rooms;

    @Inject
    private transient Visit visit;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallOrigin origin = CallOrigin.ofHttp(
                Channel.PORTAL,
                request.getRemoteAddr(),
                LanguageCookie.of(request).orElse(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                request.getHeader(CallOrigin.CORRELATION_HEADER));
        Optional<SessionCookie> session = SessionCookie.of(request, baseUrl);
        SignInResult signedIn = session.map(cookie -> signIn.byHttp(origin, "Bearer " + cookie.token()))
                .orElse(SignInResult.notTried());
        // A session that has ended is as good as none: the visitor signs in anew.
        visit.arrived(
                origin,
                address(request),
                session.orElse(null),
                signedIn.isWrongPassword() ? SignInResult.notTried() : signedIn);
        if (!BrowserCall.of(request).isReading()) {
            visit.sendsForm();
        }
        Notice.of(request).ifPresent(visit::noticed);
        response.setHeader(CallOrigin.CORRELATION_HEADER, origin.correlationId());
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        MDC.put(LOG_KEY, origin.correlationId());
        try (BodyRoom.Share room = rooms.share()) {
            OptionalInt refusal = refusal(request, origin, room);
            if (refusal.isPresent()) {
                response.sendError(refusal.getAsInt());
                return;
            }
            chain.doFilter(new UnnegotiatedRequest(request), response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    /** The status by which a form is turned away before a page sees it. */
    private OptionalInt refusal(HttpServletRequest request, CallOrigin origin, BodyRoom.Share room) {
        if (!isStorable(address(request))) {
            return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
        }
        BrowserCall call = BrowserCall.of(request);
        if (call.isReading()) {
            return OptionalInt.empty();
        }
        if (call.isFromElsewhere(baseUrl)) {
            refusedCalls.fromAnotherOrigin(origin);
            return OptionalInt.of(HttpServletResponse.SC_FORBIDDEN);
        }
        long length = request.getContentLengthLong();
        if (length < 0 && request.getContentType() != null) {
            return OptionalInt.of(HttpServletResponse.SC_LENGTH_REQUIRED);
        }
        boolean withFile = visit.isSignedIn() && FileForms.isOne(request);
        if (length > (withFile ? FileForms.maxBytes(settings) : MAX_FORM_BYTES)) {
            return OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            room.take(length);
        } catch (UnavailableException busy) {
            return OptionalInt.of(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        return isInUtf8(request.getContentType())
                ? refusalOfFields(request)
                : OptionalInt.of(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }

    /** Whether an address has only characters that records can contain, escaped or not (LC-115). */
    static boolean isStorable(String address) {
        try {
            return StorableText.isStorable(URLDecoder.decode(address, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * Whether a form is in the character set of our pages. Another one would be read as if it were (LC-115).
     *
     * @param contentType the header, or null
     */
    static boolean isInUtf8(String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            String charset = new MimeType(contentType).getParameter("charset");
            return charset == null || charset.equalsIgnoreCase(StandardCharsets.UTF_8.name());
        } catch (MimeTypeParseException malformed) {
            return false;
        }
    }

    private OptionalInt refusalOfFields(HttpServletRequest request) {
        try {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            String token = request.getParameter(FormToken.FIELD);
            return !visit.isSignedIn() || visit.isOwnForm(token)
                    ? OptionalInt.empty()
                    : OptionalInt.of(HttpServletResponse.SC_FORBIDDEN);
        } catch (UnsupportedEncodingException | RuntimeException notAForm) {
            // The container's, of parts without a boundary or an end, or of fields without end.
            return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
