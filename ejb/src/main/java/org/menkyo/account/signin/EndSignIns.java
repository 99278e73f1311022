package org.menkyo.account.signin;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Ends everything that somebody is signed in with (LC-209). Exactly one of {@code email} and {@code account} is given.
 *
 * @param email the confirmed business e-mail of a person; or null
 * @param account the name of an account, a person's or a technical one; for a person who signs in at another identity provider
 *     the subject there; or null
 * @param endPassword whether the password ends as well, so that the person has to set a new one by a link to the business
 *     e-mail; only for people's accounts that were made here. Null is false
 * @param reason why, at most 2,000 characters
 */
public record EndSignIns(
        @Limits(email = true) @Nullable String email,
        @Limits(maxLength = 255) @Nullable String account,
        @Nullable Boolean endPassword,
        @Limits(maxLength = 2_000) String reason) {}
