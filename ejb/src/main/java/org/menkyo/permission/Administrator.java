package org.menkyo.permission;

import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/**
 * Somebody who administers a license ID, as mails need to know.
 *
 * @param email where to
 * @param language the language of mails to this person; English for who has not registered
 */
public record Administrator(BusinessEmail email, Language language) {}
