package org.menkyo.support;

import java.util.List;
import java.util.UUID;

/**
 * Closes a support case (LC-804).
 *
 * @param reason how it ended, at most 2,000 characters
 * @param changes what was done for it, as in {@link AnswerSupportCase}; null or empty for none
 */
public record CloseSupportCase(String reason, List<UUID> changes) {}
