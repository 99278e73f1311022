package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Closes a support case (LC-804).
 *
 * @param reason how it ended, at most 2,000 characters
 * @param changes what was done for it, as in {@link AnswerSupportCase}; null or empty for none
 */
public record CloseSupportCase(
        @Limits(maxLength = 2_000) String reason,
        @Limits(maxItems = 50) @Nullable List<UUID> changes) {}
