package org.menkyo.activation.support;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Issues individual keys to a license ID (VA-109).
 *
 * @param edition code of an edition that is excluded from volume activation
 * @param quantity how many; 1 to 100,000
 * @param reason why, for the audit; at most 500 characters
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record IssueIndividualKeys(
        @Limits(maxLength = 64) String edition,
        @Limits(min = 1, max = 100_000) Integer quantity,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public IssueIndividualKeys(String edition, Integer quantity, String reason) {
        this(edition, quantity, reason, null);
    }
}
