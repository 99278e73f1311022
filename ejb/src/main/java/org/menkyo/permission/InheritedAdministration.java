package org.menkyo.permission;

import java.time.Instant;
import org.menkyo.shared.input.BusinessEmail;

/**
 * The administration of an agreement that somebody has because of a MASTER agreement above it (LC-501).
 *
 * @param permissionId the permission on the MASTER agreement
 * @param email whose
 * @param masterLicenseId the MASTER agreement that it comes from
 * @param givenBy who gave the permission there
 * @param since since when: of the permission there and of the choice to inherit, the later
 */
public record InheritedAdministration(
        long permissionId, BusinessEmail email, String masterLicenseId, String givenBy, Instant since) {}
