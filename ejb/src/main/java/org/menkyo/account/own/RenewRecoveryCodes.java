package org.menkyo.account.own;

import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Asks for other recovery codes; the ones so far end (LC-209).
 *
 * @param password the account's password
 * @param code a code of the app or a recovery code
 */
public record RenewRecoveryCodes(
        @Limits(maxLength = 72) String password,
        @Limits(maxLength = 64) String code) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public RenewRecoveryCodes {
        code = TypedText.code(code);
    }

    @Override
    public String toString() {
        return "RenewRecoveryCodes[]";
    }
}
