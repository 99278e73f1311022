package org.menkyo.authentication;

import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.error.UnavailableException;

/** Tells right passwords from wrong ones. */
public interface Passwords {

    /**
     * Whether the account exists, can be used, and has this password.
     *
     * @param account its name in the form of {@link org.menkyo.protocol.text.TypedText#accountName}
     * @param password is wiped
     * @throws UnavailableException TOO_MANY_REQUESTS if the password is not looked at, since too many wrong ones came before it
     *     (LC-212)
     */
    boolean match(CallOrigin origin, String account, char[] password);

    /**
     * Whether a password that {@link #match} has just found right still is, asked in the transaction that depends on it. Costs no
     * computation. Where nothing is remembered, nothing is.
     *
     * @param password is left as it is
     */
    default boolean isStillRight(String account, char[] password) {
        return false;
    }
}
