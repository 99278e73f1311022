package org.menkyo.approval;

/**
 * Asks a second person (LC-1105).
 *
 * @param reason why, for the second person, at most 2,000 characters
 */
public record AskApproval(String reason) {}
