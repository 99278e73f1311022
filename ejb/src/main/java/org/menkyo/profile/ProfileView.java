package org.menkyo.profile;

import jakarta.annotation.Nullable;
import org.menkyo.shared.text.Language;

/**
 * One's own profile.
 *
 * @param email the confirmed business e-mail, or null
 * @param givenName the given name, or null until it was asked for (LC-206)
 * @param familyName the family name, or null until it was asked for
 * @param language the language of mails to this person
 * @param inheritAdministration whether administration of MASTER agreements extends to the agreements below them; null until
 *     chosen, which is as good as no (LC-501, LC-502)
 * @param inheritanceChoiceDue whether the choice is to be asked for now: the person administers a MASTER agreement and has not
 *     chosen
 */
public record ProfileView(
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,
        Language language,
        @Nullable Boolean inheritAdministration,
        boolean inheritanceChoiceDue) {}
