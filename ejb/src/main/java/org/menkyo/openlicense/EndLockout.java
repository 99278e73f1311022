package org.menkyo.openlicense;

import org.menkyo.shared.Limits;

/**
 * Ends a lockout before its time (LC-604, LC-802).
 *
 * @param reason why, at most 2,000 characters
 */
public record EndLockout(@Limits(maxLength = 2_000) String reason) {}
