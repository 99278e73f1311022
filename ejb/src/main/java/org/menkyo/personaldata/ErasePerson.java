package org.menkyo.personaldata;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Erases a person's data (LC-1204). Exactly one of {@code email} and {@code account} is given.
 *
 * @param email a business e-mail, confirmed or not; or null
 * @param account the name of a person's account; for a person who signs in at another identity provider the subject there; or
 *     null
 * @param reason why, at most 2,000 characters, such as the number of the request
 */
public record ErasePerson(
        @Limits(email = true) @Nullable String email,
        @Limits(maxLength = 255) @Nullable String account,
        @Limits(maxLength = 2_000) String reason) {}
