package org.menkyo.support;

import org.menkyo.shared.Limits;

/**
 * Removes an administrator from a license ID (LC-305).
 *
 * @param email whose administration ends
 * @param reason why, at most 500 characters (LC-802)
 */
public record RemoveAdministrator(
        @Limits(email = true) String email,
        @Limits(maxLength = 500) String reason) {}
