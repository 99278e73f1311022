package org.menkyo.account.technical;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.account.SignUp;
import org.menkyo.shared.input.Limits;

/**
 * Gives a technical account another password (LC-209).
 *
 * @param newPassword as in {@link SignUp}
 * @param reason why, at most 2,000 characters
 * @param formerPasswordEndsAt until when the present password serves beside the new one, at most seven days ahead; null if it
 *     ends at once
 */
public record RotatePassword(
        @Limits(minLength = 12, maxLength = 72) String newPassword,
        @Limits(maxLength = 2_000) String reason,
        @Nullable Instant formerPasswordEndsAt) {

    @Override
    public String toString() {
        return "RotatePassword[]";
    }
}
