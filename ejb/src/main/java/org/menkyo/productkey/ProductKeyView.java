package org.menkyo.productkey;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.key.KeyType;

/**
 * A product key as it is listed: masked (LC-704).
 *
 * @param id names the key from outside
 * @param licenseId the license ID that it was issued to
 * @param organization the organization's identifier
 * @param organizationName the organization's name
 * @param productGroup code of the product group; null for an individual key
 * @param productGroupName name of the product group; null for an individual key
 * @param edition code of the one edition that an individual key is for; null for other keys (VA-109)
 * @param editionName name of that edition; null for other keys
 * @param type what the key is for
 * @param maskedKey the key with all but its last five characters hidden
 * @param permitted how many machines a MAK activates, how many hosts a KMS host key activates
 * @param used how many of them are used
 * @param returned how many uses were given back in all, which {@code used} does not count any more (VA-409)
 * @param activationsPerHost how often a KMS host key activates each host; null for other keys
 * @param state whether the key was exchanged or blocked
 * @param issuedAt when it was issued
 */
public record ProductKeyView(
        UUID id,
        String licenseId,
        String organization,
        String organizationName,
        @Nullable String productGroup,
        @Nullable String productGroupName,
        @Nullable String edition,
        @Nullable String editionName,
        KeyType type,
        String maskedKey,
        int permitted,
        int used,
        int returned,
        @Nullable Integer activationsPerHost,
        ProductKeyState state,
        Instant issuedAt) {}
