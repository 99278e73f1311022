package org.menkyo.authentication;

import org.menkyo.shared.UnavailableException;

/** Tells right passwords from wrong ones. */
public interface Passwords {

    /**
     * Whether the account exists, has not ended, and has this password.
     *
     * @param account its name in the form of {@link org.menkyo.protocol.text.TypedText#accountName}
     * @param password is wiped
     * @throws UnavailableException if the accounts cannot be read
     */
    boolean match(String account, char[] password);
}
