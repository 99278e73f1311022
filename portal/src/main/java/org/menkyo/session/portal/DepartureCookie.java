package org.menkyo.session.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.menkyo.identity.ProviderSignIn;
import org.menkyo.shared.portal.HostCookie;

/**
 * What a browser keeps while its person signs in at the identity provider: whoever comes back without it was not sent from here.
 *
 * @param state comes back with the browser, too
 * @param verifier proves with the provider's code that it is the same browser; a secret
 * @param next the page that was asked for
 */
record DepartureCookie(String state, String verifier, String next) {

    private static final String NAME = "menkyo-sign-in";
    private static final int SECONDS = (int) Duration.ofMinutes(10).toSeconds();
    private static final int PARTS = 3;

    static DepartureCookie of(ProviderSignIn.Departure departure, String next) {
        return new DepartureCookie(departure.state(), departure.verifier(), next);
    }

    static Optional<DepartureCookie> of(HttpServletRequest request, URI baseUrl) {
        return HostCookie.value(request, NAME, baseUrl).flatMap(DepartureCookie::parse);
    }

    static Optional<DepartureCookie> parse(String value) {
        String[] parts = value.split("\\.", -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new DepartureCookie(
                            parts[0],
                            parts[1],
                            new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Whether a state that came back is the one that was sent. */
    boolean isOf(String given) {
        return given != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        String page = Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8));
        return String.join(".", state, verifier, page);
    }

    NewCookie toKeep(URI baseUrl) {
        return HostCookie.builder(NAME, baseUrl).value(value()).maxAge(SECONDS).build();
    }

    static NewCookie toForget(URI baseUrl) {
        return HostCookie.toForget(NAME, baseUrl);
    }

    @Override
    public String toString() {
        return "DepartureCookie[]";
    }
}
