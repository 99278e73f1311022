package org.menkyo.profile;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.text.Language;

/**
 * Changes one's own profile; what is null stays as it is. The business e-mail is not edited here (LC-202, LC-207).
 *
 * @param givenName at most 100 characters
 * @param familyName at most 100 characters
 * @param language the language of mails from now on
 */
public record UpdateProfile(
        @Limits(maxLength = 100) @Nullable String givenName,
        @Limits(maxLength = 100) @Nullable String familyName,
        @Nullable Language language) {}
