package org.menkyo.personaldata;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Asks for all that is kept of a person (LC-1204). Exactly one of {@code email} and {@code account} is given.
 *
 * @param email a business e-mail, confirmed or not; or null
 * @param account the name of a person's account; for a person who signs in at another identity provider the subject there; or
 *     null
 */
public record FindPersonalData(
        @Limits(email = true) @Nullable String email,
        @Limits(maxLength = 255) @Nullable String account) {}
