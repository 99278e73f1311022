package org.menkyo.accesstoken;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as its owner sees it.
 *
 * @param id names the session
 * @param createdAt when it began
 * @param expiresAt when it ends in any case
 * @param lastUsedAt when it was used last, exact to three minutes; null if never
 */
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
