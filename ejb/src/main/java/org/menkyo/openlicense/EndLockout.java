package org.menkyo.openlicense;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Ends a lockout before its time (LC-604, LC-802).
 *
 * @param reason why, at most 2,000 characters
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record EndLockout(
        @Limits(maxLength = 2_000) String reason, @Nullable UUID caseId) {

    /** For no support case. */
    public EndLockout(String reason) {
        this(reason, null);
    }
}
