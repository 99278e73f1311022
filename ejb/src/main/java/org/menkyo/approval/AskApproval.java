package org.menkyo.approval;

import org.menkyo.shared.input.Limits;

/**
 * Asks a second person (LC-1105).
 *
 * @param reason why, for the second person, at most 2,000 characters
 */
public record AskApproval(@Limits(maxLength = 2_000) String reason) {}
