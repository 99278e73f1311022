package org.menkyo.identity;

import java.util.Locale;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;

/**
 * Tells access tokens from the other tokens that a provider signs with the same keys, which say who somebody is or was but are
 * not meant to open anything: ID tokens, logout tokens, events.
 */
final class TokenKind {

    /** RFC 9068, and what came before it; a provider may say nothing. */
    private static final Set<String> ACCESS_TYPES = Set.of("at+jwt", "application/at+jwt");

    private static final Set<String> GENERAL_TYPES = Set.of("", "jwt", "application/jwt");

    /** What only ID tokens (OpenID Connect Core, sections 3.1.3.6 and 3.3.2.11) and logout tokens and events have. */
    private static final Set<String> OTHER_CLAIMS = Set.of("at_hash", "c_hash", "s_hash", "events");

    private TokenKind() {}

    /** Whether a verified token is an access token, as far as it says. */
    static boolean isAccess(JwtContext token) {
        JsonWebStructure outer = token.getJoseObjects().get(0);
        String stated = outer.getHeader("typ");
        String type = stated == null ? "" : stated.toLowerCase(Locale.ROOT);
        if (ACCESS_TYPES.contains(type)) {
            return true;
        }
        JwtClaims claims = token.getJwtClaims();
        return GENERAL_TYPES.contains(type)
                && OTHER_CLAIMS.stream().noneMatch(claims::hasClaim)
                && !isIdTokenOfKeycloak(claims)
                && !isIdTokenWithNonce(claims);
    }

    private static boolean isIdTokenOfKeycloak(JwtClaims claims) {
        return "ID".equals(claims.getClaimValue("typ"));
    }

    /** Some providers put the nonce into access tokens, too, and say what they are. */
    private static boolean isIdTokenWithNonce(JwtClaims claims) {
        return claims.hasClaim("nonce") && !"Bearer".equals(claims.getClaimValue("typ"));
    }
}
