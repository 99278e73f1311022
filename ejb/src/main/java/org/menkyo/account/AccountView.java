package org.menkyo.account;

import java.time.Instant;

/**
 * An account as its maker sees it.
 *
 * @param name what to sign in with
 * @param party PERSON or the party of a technical account
 * @param expiresAt when the credentials end, or null
 */
public record AccountView(String name, String party, Instant expiresAt) {}
