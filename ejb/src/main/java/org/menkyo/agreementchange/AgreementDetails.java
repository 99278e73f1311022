package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.Program;
import org.menkyo.organization.OrganizationDetails;

/**
 * What stands on record about a license ID, for its distributor of record and support.
 *
 * @param licenseId the license ID; for OPEN the license number
 * @param program its program
 * @param organization whose it is
 * @param parentLicenseId the MASTER agreement above it, or null
 * @param authorizationNumber for OPEN the number that it is collected under, else null
 * @param authorizationNumberLastDay the last calendar day on which new orders can be collected under it, as in
 *     2028-02-28; or null (LC-106)
 * @param contacts whom the agreement names now
 * @param recordedAt when it was recorded
 * @param endedAt when it ended, or null
 * @param endReason why it ended, or null
 */
public record AgreementDetails(
        String licenseId,
        Program program,
        OrganizationDetails organization,
        @Nullable String parentLicenseId,
        @Nullable String authorizationNumber,
        @Nullable String authorizationNumberLastDay,
        List<AgreementContact> contacts,
        Instant recordedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
