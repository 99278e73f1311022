package org.menkyo.account.reset;

import org.menkyo.shared.input.Limits;

/**
 * Asks for a link to set a new password by (LC-209).
 *
 * @param email the confirmed business e-mail of the account's person
 */
public record RequestPasswordReset(@Limits(email = true) String email) {}
