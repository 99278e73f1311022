package org.menkyo.session;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Signs in for some time (LC-209).
 *
 * @param name the name of the account
 * @param password its password
 * @param code a code of the account's second factor or one of its recovery codes; null if it has no second factor
 */
public record StartSession(
        @Limits(maxLength = 100) String name,
        @Limits(maxLength = 72) String password,
        @Limits(maxLength = 64) @Nullable String code) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public StartSession {
        name = TypedText.accountName(name);
        code = TypedText.code(code);
    }

    @Override
    public String toString() {
        return "StartSession[]";
    }
}
