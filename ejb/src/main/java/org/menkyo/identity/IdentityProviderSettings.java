package org.menkyo.identity;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * The OpenID Connect provider that people sign in with in place of the built-in one (LC-201).
 *
 * @param issuer its issuer identifier, compared letter by letter with what tokens and its document say
 * @param audience whom its tokens must be for
 * @param clientId the public client that pages of Menkyo sign in as; by default the audience
 */
record IdentityProviderSettings(URI issuer, String audience, String clientId) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * The provider that is configured; empty where the built-in one serves.
     *
     * @throws IllegalStateException if the issuer is no address or could be read on the way, or the audience is missing
     */
    static Optional<IdentityProviderSettings> of(Settings settings) {
        Optional<URI> issuer = settings.find(SettingsRegister.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        requireConfidential(issuer.get());
        String audience = settings.find(SettingsRegister.OIDC_AUDIENCE)
                .orElseThrow(() -> new IllegalStateException("menkyo.oidc.audience must be set with menkyo.oidc.issuer:"
                        + " without it, tokens that were made for others would be taken"));
        String clientId = settings.find(SettingsRegister.OIDC_CLIENT_ID).orElse(audience);
        return Optional.of(new IdentityProviderSettings(issuer.get(), audience, clientId));
    }

    private static void requireConfidential(URI issuer) {
        if (!isConfidential(issuer)
                || issuer.getHost() == null
                || issuer.getQuery() != null
                || issuer.getFragment() != null) {
            throw new IllegalStateException(
                    "menkyo.oidc.issuer must be an https address without query, such as https://login.example.com/realm");
        }
    }

    /** Whether nobody on the way can read or change what comes from an address: TLS, or this computer itself. */
    static boolean isConfidential(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isLoopback(address);
    }

    private static boolean isLoopback(URI issuer) {
        return issuer.getHost() != null && LOOPBACK.contains(issuer.getHost());
    }

    /** Where the provider describes itself (OpenID Connect Discovery 1.0, section 4). */
    String document() {
        return issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
    }
}
