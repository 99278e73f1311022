package org.menkyo.lookup;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.agreement.Program;

/**
 * A license ID that support has found (LC-806).
 *
 * @param licenseId the license ID; for OPEN the license number
 * @param program its program
 * @param authorizationNumber for OPEN the number that it is collected under, else null
 * @param orderNumber the distributor's number of the order that it came by, or null
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param distributor the code of the distributor of record
 * @param recordedAt when it was recorded
 * @param endedAt when it ended, or null
 */
public record FoundLicense(
        String licenseId,
        Program program,
        @Nullable String authorizationNumber,
        @Nullable String orderNumber,
        String organizationIdentifier,
        String organizationName,
        String distributor,
        Instant recordedAt,
        @Nullable Instant endedAt) {}
