package org.menkyo.account;

import org.menkyo.shared.Limits;

/**
 * Gives a technical account another password (LC-209).
 *
 * @param newPassword as in {@link SignUp}
 * @param reason why, at most 2,000 characters
 */
public record RotatePassword(
        @Limits(minLength = 12, maxLength = 72) String newPassword,
        @Limits(maxLength = 2_000) String reason) {

    @Override
    public String toString() {
        return "RotatePassword[]";
    }
}
