package org.menkyo.account;

import org.menkyo.account.passwords.CommonPasswords;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * Asks for an account of the built-in identity provider.
 *
 * @param name what to sign in with: 3 to 100 of lower-case letters, digits, {@code . _ @ -}; typed as in {@link TypedText#accountName}
 * @param password at least 12 characters and at most 72 bytes in UTF-8, the limit of bcrypt, both of its form NFKC; full-width
 *     and plain characters, composed and decomposed ones, are the same. It does not contain the account's name and is no
 *     commonly used password, see {@link CommonPasswords} (LC-209)
 */
public record SignUp(
        @Limits(minLength = 3, maxLength = 100) String name,
        @Limits(minLength = 12, maxLength = 72) String password) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public SignUp {
        name = TypedText.accountName(name);
    }

    @Override
    public String toString() {
        return "SignUp[name=" + name + "]";
    }
}
