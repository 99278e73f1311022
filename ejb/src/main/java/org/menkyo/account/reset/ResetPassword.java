package org.menkyo.account.reset;

import org.menkyo.account.SignUp;
import org.menkyo.shared.input.Limits;

/**
 * Sets a new password by the link of a mail (LC-209).
 *
 * @param token what the link carries behind {@code token=}
 * @param newPassword as in {@link SignUp}
 */
public record ResetPassword(
        @Limits(maxLength = 100) String token,
        @Limits(minLength = 12, maxLength = 72) String newPassword) {

    @Override
    public String toString() {
        return "ResetPassword[]";
    }
}
