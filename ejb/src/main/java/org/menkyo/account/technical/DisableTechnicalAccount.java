package org.menkyo.account.technical;

import org.menkyo.shared.input.Limits;

/**
 * Lets nobody sign in with a technical account any more (LC-209).
 *
 * @param reason why, at most 2,000 characters
 */
public record DisableTechnicalAccount(
        @Limits(maxLength = 2_000) String reason) {}
