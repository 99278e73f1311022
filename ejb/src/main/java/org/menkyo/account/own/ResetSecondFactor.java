package org.menkyo.account.own;

import org.menkyo.shared.input.Limits;

/**
 * Takes the second factor from an account whose owner has lost it (LC-209).
 *
 * @param reason why, at most 2,000 characters
 */
public record ResetSecondFactor(@Limits(maxLength = 2_000) String reason) {}
