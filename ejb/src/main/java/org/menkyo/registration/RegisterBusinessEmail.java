package org.menkyo.registration;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.text.Language;

/**
 * Asks for a mail with a confirmation link (LC-203).
 *
 * @param email the business e-mail
 * @param language the language of mails to this person from now on; null keeps the present one
 */
public record RegisterBusinessEmail(
        @Limits(email = true) String email, @Nullable Language language) {}
