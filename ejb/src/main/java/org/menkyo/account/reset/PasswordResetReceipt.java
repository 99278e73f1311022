package org.menkyo.account.reset;

/**
 * The answer to whoever asked for a link to set a new password by; the same for every address (LC-208, LC-209).
 *
 * @param email the address as it was typed. If it is the confirmed business e-mail of an account's person, a mail goes there
 */
public record PasswordResetReceipt(String email) {}
