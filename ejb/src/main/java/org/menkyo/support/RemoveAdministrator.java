package org.menkyo.support;

/**
 * Removes an administrator from a licence ID (LC-305).
 *
 * @param email whose administration ends
 * @param reason why, at most 500 characters (LC-802)
 */
public record RemoveAdministrator(String email, String reason) {}
