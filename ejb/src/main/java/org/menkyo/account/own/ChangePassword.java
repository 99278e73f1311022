package org.menkyo.account.own;

import org.menkyo.account.SignUp;
import org.menkyo.shared.input.Limits;

/**
 * Changes one's own password (LC-209).
 *
 * @param currentPassword the password so far
 * @param newPassword as in {@link SignUp}
 */
public record ChangePassword(
        @Limits(maxLength = 72) String currentPassword,
        @Limits(minLength = 12, maxLength = 72) String newPassword) {

    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
