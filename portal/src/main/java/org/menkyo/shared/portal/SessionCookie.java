package org.menkyo.shared.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser keeps of a session: its id and its token, in a {@link HostCookie}.
 *
 * @param id names the session
 * @param token what it is signed in by; a secret
 */
public record SessionCookie(UUID id, String token) {

    private static final String NAME = "menkyo-session";
    private static final int ID_LENGTH = 36;

    /** Reads it from a request; empty if there is none, or none of ours. */
    public static Optional<SessionCookie> of(HttpServletRequest request, URI baseUrl) {
        return HostCookie.value(request, NAME, baseUrl).flatMap(SessionCookie::parse);
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
        return HostCookie.builder(NAME, baseUrl).value(id + "." + token).build();
    }

    /** Makes the browser forget it. */
    public static NewCookie toForget(URI baseUrl) {
        return HostCookie.toForget(NAME, baseUrl);
    }

    @Override
    public String toString() {
        return "SessionCookie[" + id + "]";
    }
}
