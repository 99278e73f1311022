package org.menkyo.productkey;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.protocol.key.KeyType;

/**
 * A product key in clear text (LC-704).
 *
 * @param id names the key from outside
 * @param licenseId the license ID that it was issued to
 * @param productGroup code of the product group; null for an individual key
 * @param edition code of the one edition that an individual key is for; null for other keys (VA-109)
 * @param type what the key is for
 * @param key the secret: 5 groups of 5 characters with hyphens
 */
public record RevealedProductKey(
        UUID id,
        String licenseId,
        @Nullable String productGroup,
        @Nullable String edition,
        KeyType type,
        String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "RevealedProductKey[id=" + id + ", licenseId=" + licenseId + "]";
    }
}
