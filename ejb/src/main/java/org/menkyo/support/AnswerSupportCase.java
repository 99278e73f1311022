package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import org.menkyo.shared.input.Limits;

/**
 * Writes in a support case (LC-804).
 *
 * @param text at most 2,000 characters
 * @param changes what was done for it: changes on its license ID by their ids; null or empty for none
 */
public record AnswerSupportCase(
        @Limits(maxLength = 2_000) String text,
        @Limits(maxItems = 50) @Nullable List<UUID> changes) {}
