package org.menkyo.agreementtree;

/**
 * Where an agreement stands in the tree.
 *
 * @param licenseId its licence ID
 * @param parentLicenseId the MASTER agreement above it, or null
 */
public record AgreementPlaceView(String licenseId, String parentLicenseId) {}
