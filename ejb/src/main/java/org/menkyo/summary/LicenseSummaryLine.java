package org.menkyo.summary;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseView;

/**
 * What one license ID gives of one product (LC-701).
 *
 * @param licenseId the license ID: the agreement number, for OPEN the license number
 * @param program its program
 * @param organizationIdentifier whose it is
 * @param organizationName the organization's name
 * @param authorizationNumber for OPEN the number that it is collected under; null for who is no administrator
 * @param authorizationNumberLastDay the last calendar day on which new orders can be collected under it, as in 2028-02-28;
 *     null for who is no administrator
 * @param product the product's code in the catalog
 * @param productName its name
 * @param family the products that it belongs with
 * @param version its release
 * @param upgrade whether it needs a qualifying base license (LC-710)
 * @param baseLicenseConfirmed of how many of the licenses the qualifying base license is confirmed; null where none is needed
 * @param quantity the number of licenses that orders, corrections and returns left; 0 once it has ended
 * @param softwareAssurance how many of them Software Assurance covers, and until when; null if it covers none
 * @param resellers who is on record as the reseller (LC-304); empty for who is no administrator
 * @param state whether there are any licenses
 * @param startsAt since when the license ID gives any of the product
 * @param endedAt when the last of them ended; null while there are any
 * @param termLastDay the last calendar day, as in 2028-02-28, of the subscriptions or online services that end first by their
 *     term; null where none has one (LC-706, LC-707)
 */
public record LicenseSummaryLine(
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        @Nullable String authorizationNumber,
        @Nullable String authorizationNumberLastDay,
        String product,
        String productName,
        String family,
        String version,
        boolean upgrade,
        @Nullable Long baseLicenseConfirmed,
        long quantity,
        @Nullable SoftwareAssurance softwareAssurance,
        List<LicenseView.Reseller> resellers,
        SummaryState state,
        Instant startsAt,
        @Nullable Instant endedAt,
        @Nullable String termLastDay) {

    /**
     * Software Assurance of some licenses.
     *
     * @param quantity how many it was bought for
     * @param lastDay its last calendar day, as in 2028-02-28: for OPEN that of the authorization number that the order got,
     *     also after a transfer, for the other programs the last one that their order lines say (LC-113); null where none is
     *     on record
     * @param inForce whether that day has not passed
     */
    public record SoftwareAssurance(long quantity, @Nullable String lastDay, boolean inForce) {}
}
