package org.menkyo.agreementtree;

/**
 * Puts an agreement elsewhere in the tree (LC-101, LC-501).
 *
 * @param parentLicenseId the MASTER agreement above it from now on, of the same distributor; null for none
 */
public record MoveAgreement(String parentLicenseId) {}
