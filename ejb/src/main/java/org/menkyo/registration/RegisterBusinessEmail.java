package org.menkyo.registration;

import org.menkyo.shared.Language;

/**
 * Asks for a mail with a confirmation link (LC-203).
 *
 * @param email the business e-mail
 * @param language the language of mails to this person from now on; null keeps the present one
 */
public record RegisterBusinessEmail(String email, Language language) {}
