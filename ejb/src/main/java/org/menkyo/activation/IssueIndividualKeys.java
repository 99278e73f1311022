package org.menkyo.activation;

/**
 * Issues individual keys to a licence ID (VA-109).
 *
 * @param edition code of an edition that is excluded from volume activation
 * @param quantity how many; 1 to 100,000
 * @param reason why, for the audit; at most 500 characters
 */
public record IssueIndividualKeys(String edition, Integer quantity, String reason) {}
