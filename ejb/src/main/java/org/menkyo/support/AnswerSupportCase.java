package org.menkyo.support;

import java.util.List;
import java.util.UUID;

/**
 * Writes in a support case (LC-804).
 *
 * @param text at most 2,000 characters
 * @param changes what was done for it: changes on its licence ID by their ids; null or empty for none
 */
public record AnswerSupportCase(String text, List<UUID> changes) {}
