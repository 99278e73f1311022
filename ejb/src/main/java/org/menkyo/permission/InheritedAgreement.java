package org.menkyo.permission;

import java.time.Instant;

/**
 * An agreement that somebody administers by inheritance.
 *
 * @param agreementId its internal id
 * @param licenseId its license ID
 * @param masterLicenseId the MASTER agreement that the administration comes from
 * @param since since when
 */
public record InheritedAgreement(long agreementId, String licenseId, String masterLicenseId, Instant since) {}
