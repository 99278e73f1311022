package org.menkyo.entitlement;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Program;

/**
 * A license ID and what it gives, as those see it who may view license information (LC-701).
 *
 * @param licenseId the license ID
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param recordedAt since when
 * @param inForce whether it has not ended
 * @param authorizationNumber for OPEN the number that it is collected under; null for who is no administrator
 * @param authorizationNumberLastDay the last calendar day on which new orders can be collected under it, as in 2028-02-28;
 *     null for who is no administrator
 * @param resellers who is on record as its reseller (LC-304); empty for who is no administrator
 * @param products what it entitles to
 */
public record LicenseView(
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        Instant recordedAt,
        boolean inForce,
        @Nullable String authorizationNumber,
        @Nullable String authorizationNumberLastDay,
        List<Reseller> resellers,
        List<LicensedProduct> products) {

    /**
     * Who is on record as the reseller.
     *
     * @param email the business e-mail
     * @param name the name, or null
     */
    public record Reseller(String email, @Nullable String name) {}

    /**
     * A product that the license ID entitles to.
     *
     * @param product its code in the catalog
     * @param name its name
     * @param quantity the number of licenses
     * @param softwareAssurance whether Software Assurance covers them
     * @param baseLicenseConfirmed whether the qualifying base licenses are confirmed; null where none is needed (LC-710)
     * @param baseLicense names the base license, or null
     * @param startsAt since when
     * @param endsAt until when, or null
     */
    public record LicensedProduct(
            String product,
            String name,
            int quantity,
            boolean softwareAssurance,
            @Nullable Boolean baseLicenseConfirmed,
            @Nullable String baseLicense,
            Instant startsAt,
            @Nullable Instant endsAt) {}
}
