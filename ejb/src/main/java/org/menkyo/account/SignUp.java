package org.menkyo.account;

/**
 * Asks for an account of the built-in identity provider.
 *
 * @param name what to sign in with: 3 to 100 of lower-case letters, digits, {@code . _ @ -}; upper case is folded
 * @param password 10 to 72 bytes in UTF-8, the limit of bcrypt
 */
public record SignUp(String name, String password) {

    @Override
    public String toString() {
        return "SignUp[name=" + name + "]";
    }
}
