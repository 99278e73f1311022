package org.menkyo.summary;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.agreement.Program;

/**
 * An agreement as the organization's relationship to the publisher (LC-701).
 *
 * @param licenseId the license ID: the agreement number, for OPEN the license number
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param parentLicenseId the MASTER agreement that it stands below (LC-101), or null
 * @param authorizationNumber for OPEN the number that it is collected under; null for who is no administrator
 * @param authorizationNumberLastDay the last calendar day on which new orders can be collected under it, as in 2028-02-28;
 *     null for who is no administrator
 * @param contacts how many contacts it names
 * @param products of how many products it gives licenses
 * @param recordedAt since when
 * @param endedAt when it ended, or null
 */
public record RelationshipLine(
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        @Nullable String parentLicenseId,
        @Nullable String authorizationNumber,
        @Nullable String authorizationNumberLastDay,
        long contacts,
        long products,
        Instant recordedAt,
        @Nullable Instant endedAt) {}
