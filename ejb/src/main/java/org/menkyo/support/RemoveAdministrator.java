package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Removes an administrator from a license ID (LC-305).
 *
 * @param email whose administration ends
 * @param reason why, at most 500 characters (LC-802)
 * @param caseId the open support case that it is done for, or null (LC-805)
 */
public record RemoveAdministrator(
        @Limits(email = true) String email,
        @Limits(maxLength = 500) String reason,
        @Nullable UUID caseId) {

    /** For no support case. */
    public RemoveAdministrator(String email, String reason) {
        this(email, reason, null);
    }
}
