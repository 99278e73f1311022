package org.menkyo.activation.support;

/**
 * A batch of individual keys that was issued (VA-109). The keys are listed and revealed as all others.
 *
 * @param licenseId the license ID that they were issued to
 * @param edition code of the edition that each activates once
 * @param issued how many
 * @param issuedInAll how many usable ones the license ID has now
 * @param entitled how many its licenses entitle it to
 */
public record IndividualKeysIssued(String licenseId, String edition, int issued, long issuedInAll, long entitled) {}
