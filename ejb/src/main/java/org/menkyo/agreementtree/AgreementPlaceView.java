package org.menkyo.agreementtree;

import jakarta.annotation.Nullable;

/**
 * Where an agreement stands in the tree.
 *
 * @param licenseId its license ID
 * @param parentLicenseId the MASTER agreement above it, or null
 */
public record AgreementPlaceView(String licenseId, @Nullable String parentLicenseId) {}
