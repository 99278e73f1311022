package org.menkyo.identity;

import java.net.URI;

/**
 * Where a browser signs in at the publisher's identity provider, as the provider's own document says (OpenID Connect
 * Discovery 1.0, section 3).
 *
 * @param issuer the provider
 * @param authorizationEndpoint where the person signs in
 * @param tokenEndpoint where the code that comes back is exchanged for a token
 * @param clientId the public client that pages of Menkyo sign in as, with proof key (RFC 7636)
 */
public record ProviderEndpoints(URI issuer, URI authorizationEndpoint, URI tokenEndpoint, String clientId) {}
