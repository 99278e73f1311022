package org.menkyo.account.own;

import org.menkyo.shared.input.Limits;

/**
 * Begins to set up a second factor for one's own account (LC-209).
 *
 * @param password the account's password
 */
public record EnrollSecondFactor(@Limits(maxLength = 72) String password) {

    @Override
    public String toString() {
        return "EnrollSecondFactor[]";
    }
}
