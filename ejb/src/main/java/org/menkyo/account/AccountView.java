package org.menkyo.account;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * An account as its maker sees it.
 *
 * @param name what to sign in with
 * @param party PERSON or the party of a technical account
 * @param expiresAt when the credentials end, or null
 * @param passwordEndsAt when the password ends unless it is changed by then, since somebody else chose it; or null
 */
public record AccountView(
        String name,
        String party,
        @Nullable Instant expiresAt,
        @Nullable Instant passwordEndsAt) {}
