package org.menkyo.account;

import org.menkyo.shared.Limits;

/**
 * Lets a technical account be signed in with again (LC-209).
 *
 * @param reason why, at most 2,000 characters
 */
public record EnableTechnicalAccount(
        @Limits(maxLength = 2_000) String reason) {}
