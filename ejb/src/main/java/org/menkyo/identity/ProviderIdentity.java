package org.menkyo.identity;

import java.security.Principal;

/**
 * Somebody whom the publisher's identity provider vouches for (LC-201).
 *
 * @param issuer the provider's issuer identifier (OpenID Connect Core, section 2)
 * @param subject who it is, unique and never given to another within the issuer
 */
public record ProviderIdentity(String issuer, String subject) implements Principal {

    /** Both parts, since a subject is unique within its issuer only. */
    @Override
    public String getName() {
        return issuer + " " + subject;
    }
}
