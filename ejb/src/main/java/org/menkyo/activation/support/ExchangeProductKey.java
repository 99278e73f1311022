package org.menkyo.activation.support;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Exchanges a compromised product key (VA-107, LC-802).
 *
 * @param activated what becomes of the machines and hosts that the key activated
 * @param reason why, for the audit; at most 500 characters
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record ExchangeProductKey(
        Activated activated,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public ExchangeProductKey(Activated activated, String reason) {
        this(activated, reason, null);
    }

    /** What becomes of what a compromised key activated. */
    public enum Activated {
        /** It stays activated, and counts for the new key. */
        KEEP,
        /** It is revoked: online validation fails, and the new key begins with none used. */
        REVOKE
    }
}
