package org.menkyo.accesstoken;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An access token as its owner sees it, without the secret.
 *
 * @param id names the token
 * @param name what its owner called it
 * @param operations the operations that it serves for; empty if for all that tokens serve for
 * @param licenseIds the license IDs that it reaches; empty if all
 * @param createdAt when it was made
 * @param expiresAt when it ends
 * @param lastUsedAt when it was used last, exact to five minutes; null if never
 */
public record AccessTokenView(
        UUID id,
        String name,
        List<String> operations,
        List<String> licenseIds,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public AccessTokenView {
        operations = List.copyOf(operations);
        licenseIds = List.copyOf(licenseIds);
    }
}
