package org.menkyo.account.own;

import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Removes the second factor of one's own account (LC-209).
 *
 * @param password the account's password
 * @param code a code of the app or a recovery code
 */
public record RemoveSecondFactor(
        @Limits(maxLength = 72) String password,
        @Limits(maxLength = 64) String code) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RemoveSecondFactor {
        code = TypedText.code(code);
    }

    @Override
    public String toString() {
        return "RemoveSecondFactor[]";
    }
}
