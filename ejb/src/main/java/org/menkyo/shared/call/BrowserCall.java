package org.menkyo.shared.call;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call says of the browser that sends it: from which page, and whether for a script or to show something (Fetch Metadata
 * Request Headers; RFC 6454). A browser adds remembered passwords to calls of any page, so pages of other origins could
 * change things in the name of whoever looks at them (LC-1107). A page cannot alter these headers, and programs that are no browsers send
 * none of them.
 *
 * @param method the HTTP method
 * @param contentType the header, or null
 * @param site the header {@code Sec-Fetch-Site}, or null
 * @param origin the header {@code Origin}, or null
 * @param inBrowser whether a browser sends the call
 * @param address the origin of the address by which the server was called
 */
public record BrowserCall(
        String method, String contentType, String site, String origin, boolean inBrowser, String address) {

    /** Why a call is refused. */
    public enum Refusal {
        /** A page of another origin sends it. */
        CROSS_ORIGIN,
        /** It has a content type that a form of any page can send, and that no call needs. */
        FORM
    }

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What a page of another origin can send without asking first (Fetch Standard, CORS-safelisted request-header). */
    private static final Set<String> FORMS =
            Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    /** Sent by browsers that visit a page; Java's own HTTP client asks for text/html, too, but not for this. */
    private static final String PAGE = "application/xhtml+xml";

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** Reads the headers of a request. */
    public static BrowserCall of(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean inBrowser = accept != null && accept.contains(PAGE)
                || Stream.of("Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Origin")
                        .map(request::getHeader)
                        .anyMatch(Objects::nonNull);
        return new BrowserCall(
                request.getMethod(),
                request.getHeader("Content-Type"),
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                inBrowser,
                request.getScheme() + "://" + request.getHeader("Host"));
    }

    /**
     * Whether the call must be refused. One that only reads never is, since pages of other origins do not see the answer.
     *
     * @param baseUrl the address of this installation, which a proxy in front of it may serve by another scheme
     */
    public Optional<Refusal> refusal(URI baseUrl) {
        if (isReading()) {
            return Optional.empty();
        }
        if (isFromElsewhere(baseUrl)) {
            return Optional.of(Refusal.CROSS_ORIGIN);
        }
        return FORMS.contains(mediaType()) ? Optional.of(Refusal.FORM) : Optional.empty();
    }

    /** Whether the call only reads. */
    public boolean isReading() {
        return READING.contains(method);
    }

    /**
     * Whether a page of another origin sends the call. Older browsers tell the origin only.
     *
     * @param baseUrl the address of this installation
     */
    public boolean isFromElsewhere(URI baseUrl) {
        if (site != null) {
            return !OWN_SITES.contains(site);
        }
        return origin != null && !isSame(origin, originOf(baseUrl)) && !isSame(origin, address);
    }

    private String mediaType() {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static boolean isSame(String one, String other) {
        return withoutUsualPort(one).equals(withoutUsualPort(other));
    }

    private static String withoutUsualPort(String origin) {
        return origin.toLowerCase(Locale.ROOT)
                .replaceFirst("^(http://.*):80$", "$1")
                .replaceFirst("^(https://.*):443$", "$1");
    }
}
