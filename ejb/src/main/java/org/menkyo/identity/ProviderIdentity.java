package org.menkyo.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whom the publisher's identity provider vouches for (LC-201).
 *
 * @param issuer the provider's issuer identifier (OpenID Connect Core, section 2)
 * @param subject who it is, unique and never given to another within the issuer
 * @param signedInAt when the person has signed in there; if the token does not tell, when it was issued
 */
public record ProviderIdentity(String issuer, String subject, Instant signedInAt) implements Principal {

    /** Whether the sign-in counts no more, since the person's sign-ins were ended at a moment (LC-209). */
    public boolean isEnded(Optional<Instant> signInsEndedAt) {
        return signInsEndedAt.filter(moment -> !signedInAt.isAfter(moment)).isPresent();
    }

    /** Both parts, since a subject is unique within its issuer only. */
    @Override
    public String getName() {
        return issuer + " " + subject;
    }
}
