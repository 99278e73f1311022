package org.menkyo.benefit;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.catalog.BenefitKind;

/**
 * What Software Assurance gives one license ID of one benefit (LC-705).
 *
 * @param licenseId the license ID
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param benefit the benefit's code in the catalog
 * @param benefitName its name
 * @param kind what becomes of its units
 * @param entitled the units to which licenses with Software Assurance in force entitle; 0 once it has ended
 * @param taken the units that are assigned or used up
 * @param softwareAssuranceLastDay the last calendar day of the Software Assurance that lasts longest, as in 2028-02-29 (LC-113);
 *     null where none is on record
 * @param activatedAt when the benefit was activated; null if it was not
 */
public record BenefitLine(
        String licenseId,
        String organizationIdentifier,
        String organizationName,
        String benefit,
        String benefitName,
        BenefitKind kind,
        long entitled,
        long taken,
        @Nullable String softwareAssuranceLastDay,
        @Nullable Instant activatedAt) {}
