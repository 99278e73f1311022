package org.menkyo.session;

import java.net.URI;

/**
 * Signs in for some time who comes back from the publisher's identity provider (LC-201).
 *
 * @param code what the provider gave the browser (RFC 6749, section 4.1.2)
 * @param verifier what the browser kept (RFC 7636, section 4.1)
 * @param redirect where the provider sent the browser back to
 */
public record StartProviderSession(String code, String verifier, URI redirect) {

    @Override
    public String toString() {
        return "StartProviderSession[]";
    }
}
