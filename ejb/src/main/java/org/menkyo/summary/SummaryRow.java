package org.menkyo.summary;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.menkyo.agreement.Program;

/**
 * A line of the license summary as it is read, before what only administrators see is left out.
 *
 * @param agreementId the agreement's internal id
 * @param administered whether the caller administers it
 * @param numberIssuedAt when the authorization number that it is collected under was issued; null but for OPEN
 * @param orderedUnderIssuedAt when the authorization number that its order got was issued; null but for OPEN
 * @param confirmed of how many licenses the base licenses are confirmed
 * @param assuranceEndsOn the last day of Software Assurance that order lines say; null for OPEN
 * @param covered how many licenses Software Assurance covers
 * @param termEndsAt when the term ends of those licenses whose term ends first; null where none has one
 * @param end what the line is ordered by where lists are ordered by the end; null if it has none
 */
record SummaryRow(
        long agreementId,
        boolean administered,
        String licenseId,
        Program program,
        String organizationIdentifier,
        String organizationName,
        String number,
        Instant numberIssuedAt,
        Instant orderedUnderIssuedAt,
        String product,
        String productName,
        String family,
        String version,
        boolean upgrade,
        long confirmed,
        LocalDate assuranceEndsOn,
        long quantity,
        long covered,
        Instant startsAt,
        Instant endedAt,
        Instant termEndsAt,
        Instant end) {

    static SummaryRow of(Tuple row) {
        return new SummaryRow(
                row.get("agreement_id", Long.class),
                row.get("administered", Boolean.class),
                row.get("license_id", String.class),
                Program.valueOf(row.get("program", String.class)),
                row.get("organization", String.class),
                row.get("organization_name", String.class),
                row.get("number", String.class),
                row.get("number_issued_at", Instant.class),
                row.get("ordered_under_issued_at", Instant.class),
                row.get("product", String.class),
                row.get("product_name", String.class),
                row.get("family", String.class),
                row.get("version", String.class),
                row.get("upgrade", Boolean.class),
                row.get("confirmed", Number.class).longValue(),
                Optional.ofNullable(row.get("assurance_ends_on", String.class))
                        .map(LocalDate::parse)
                        .orElse(null),
                row.get("quantity", Number.class).longValue(),
                row.get("covered", Number.class).longValue(),
                row.get("starts_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("term_ends_at", Instant.class),
                row.get("end_moment", Instant.class));
    }

    /** Where a list in an order goes on behind this line. */
    SummaryCursor cursor(LicenseSummaryOrder order) {
        String value =
                switch (order) {
                    case LICENSE_ID, PRODUCT -> "";
                    case QUANTITY -> Long.toString(quantity);
                    case END -> Optional.ofNullable(end).map(Instant::toString).orElse("");
                };
        return new SummaryCursor(order, value, licenseId, product);
    }
}
