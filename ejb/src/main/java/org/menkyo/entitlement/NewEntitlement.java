package org.menkyo.entitlement;

import java.time.Instant;

/**
 * An entitlement that is to be recorded with a new license ID.
 *
 * @param agreementId the internal id of the license ID's agreement
 * @param product the code of a product of the catalog
 * @param quantity the number of licenses, at least 1
 * @param softwareAssurance whether the licenses are covered by Software Assurance
 * @param softwareAssuranceEnd the last calendar day of Software Assurance, as in 2028-02-29; null for OPEN, where the
 *     authorization number says it (LC-113)
 * @param baseLicenseConfirmed whether the qualifying base licenses are confirmed; null where none is needed (LC-710)
 * @param baseLicense names the base license, or null
 * @param termEndsAt when its term ends; null where it has none (LC-706, LC-707)
 */
public record NewEntitlement(
        long agreementId,
        String product,
        int quantity,
        boolean softwareAssurance,
        String softwareAssuranceEnd,
        Boolean baseLicenseConfirmed,
        String baseLicense,
        Instant termEndsAt) {}
