package org.menkyo.account.own;

import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Shows that the app has the secret of a second factor, which counts from then on (LC-209).
 *
 * @param code the code that the app shows, six digits
 */
public record ConfirmSecondFactor(@Limits(maxLength = 64) String code) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public ConfirmSecondFactor {
        code = TypedText.code(code);
    }

    @Override
    public String toString() {
        return "ConfirmSecondFactor[]";
    }
}
