package org.menkyo.profile;

import org.menkyo.shared.Language;

/**
 * Changes one's own profile; what is null stays as it is. The business e-mail is not edited here (LC-202, LC-207).
 *
 * @param givenName at most 100 characters
 * @param familyName at most 100 characters
 * @param language the language of mails from now on
 */
public record UpdateProfile(String givenName, String familyName, Language language) {}
