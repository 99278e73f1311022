package org.menkyo.shared.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cookies that no script can read and no page of another site makes the browser send. Over TLS their names have the prefix
 * {@code __Host-}, so that no other host of the same domain can set them (RFC 6265bis, section 4.1.3).
 */
public final class HostCookie {

    private static final String PREFIX = "__Host-";

    private HostCookie() {}

    /** The value that a request brings of a cookie. */
    public static Optional<String> value(HttpServletRequest request, String name, URI baseUrl) {
        return valueOf(request, fullName(name, baseUrl));
    }

    /** A cookie to be given a value, and perhaps an age; without one it is gone when the browser is closed. */
    public static NewCookie.Builder builder(String name, URI baseUrl) {
        return new NewCookie.Builder(fullName(name, baseUrl))
                .path("/")
                .httpOnly(true)
                .secure(isSecure(baseUrl))
                .sameSite(NewCookie.SameSite.LAX);
    }

    /** What makes the browser forget a cookie. */
    public static NewCookie toForget(String name, URI baseUrl) {
        return builder(name, baseUrl).value("").maxAge(0).build();
    }

    /** The value of the cookie of exactly this name. */
    static Optional<String> valueOf(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static String fullName(String name, URI baseUrl) {
        return isSecure(baseUrl) ? PREFIX + name : name;
    }

    static boolean isSecure(URI baseUrl) {
        return "https".equals(baseUrl.getScheme());
    }
}
