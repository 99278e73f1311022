package org.menkyo.support;

import org.menkyo.shared.input.Limits;

/**
 * Writes back in a support case of one's own (LC-805).
 *
 * @param text at most 2,000 characters
 */
public record AnswerOwnSupportCase(
        @Limits(maxLength = 2_000) String text) {}
