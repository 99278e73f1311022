package org.menkyo.shared.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser keeps of a session: its id and its token. No script can read it, no page of another site makes the browser
 * send it, and it is gone when the browser is closed. Over TLS its name has the prefix {@code __Host-}, so that no other host
 * of the same domain can set it (RFC 6265bis, section 4.1.3).
 *
 * @param id names the session
 * @param token what it is signed in by; a secret
 */
public record SessionCookie(UUID id, String token) {

    private static final String NAME = "menkyo-session";
    private static final String SECURE_NAME = "__Host-" + NAME;
    private static final int ID_LENGTH = 36;

    /** Reads it from a request; empty if there is none, or none of ours. */
    public static Optional<SessionCookie> of(HttpServletRequest request, URI baseUrl) {
        return value(request, name(baseUrl)).flatMap(SessionCookie::parse);
    }

    /** The value of the cookie of a name. */
    static Optional<String> value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static Optional<SessionCookie> parse(String value) {
        if (value.length() <= ID_LENGTH + 1 || value.charAt(ID_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SessionCookie(UUID.fromString(value.substring(0, ID_LENGTH)), value.substring(ID_LENGTH + 1)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** As the browser is to keep it. */
    public NewCookie toKeep(URI baseUrl) {
        return builder(baseUrl).value(id + "." + token).build();
    }

    /** Makes the browser forget it. */
    public static NewCookie toForget(URI baseUrl) {
        return builder(baseUrl).value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder(URI baseUrl) {
        return new NewCookie.Builder(name(baseUrl))
                .path("/")
                .httpOnly(true)
                .secure(isSecure(baseUrl))
                .sameSite(NewCookie.SameSite.LAX);
    }

    static String name(URI baseUrl) {
        return isSecure(baseUrl) ? SECURE_NAME : NAME;
    }

    static boolean isSecure(URI baseUrl) {
        return "https".equals(baseUrl.getScheme());
    }

    @Override
    public String toString() {
        return "SessionCookie[" + id + "]";
    }
}
