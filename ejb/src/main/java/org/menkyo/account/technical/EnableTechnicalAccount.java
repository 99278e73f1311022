package org.menkyo.account.technical;

import org.menkyo.shared.input.Limits;

/**
 * Lets a technical account be signed in with again (LC-209).
 *
 * @param reason why, at most 2,000 characters
 */
public record EnableTechnicalAccount(
        @Limits(maxLength = 2_000) String reason) {}
