package org.menkyo.order;

import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.Program;
import org.menkyo.organization.OrganizationDetails;

/**
 * A license that was sold before Menkyo was there.
 *
 * @param licenseId its license ID, which no agreement has
 * @param program its program
 * @param distributorId the internal id of the distributor of record
 * @param organization whose it is; an organization that the distributor has already stays as it is
 * @param parentLicenseId the MASTER agreement above it, or null
 * @param authorizationNumber the number that it is collected under; for OPEN only
 * @param authorizationNumberIssuedAt when that number was issued; null if it is there already, or for no number
 * @param contacts whom it names
 * @param lines what it entitles to
 */
public record ImportedLicense(
        String licenseId,
        Program program,
        long distributorId,
        OrganizationDetails organization,
        String parentLicenseId,
        String authorizationNumber,
        Instant authorizationNumberIssuedAt,
        List<AgreementContact> contacts,
        List<OrderLine> lines) {}
