package org.menkyo.support;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Closes a support case of one's own (LC-805).
 *
 * @param text a last word, at most 2,000 characters, or null
 */
public record CloseOwnSupportCase(
        @Limits(maxLength = 2_000) @Nullable String text) {}
