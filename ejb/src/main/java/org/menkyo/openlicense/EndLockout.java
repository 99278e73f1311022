package org.menkyo.openlicense;

/**
 * Ends a lockout before its time (LC-604, LC-802).
 *
 * @param reason why, at most 2,000 characters
 */
public record EndLockout(String reason) {}
