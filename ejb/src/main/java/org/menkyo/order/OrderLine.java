package org.menkyo.order;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * One line of an order.
 *
 * @param product the code of a product of the catalog
 * @param quantity the number of licenses, 1 to 1,000,000
 * @param softwareAssurance with or without Software Assurance; null means without
 * @param softwareAssuranceEnd the last calendar day of Software Assurance, as in 2028-02-29, not in the past; on agreements
 *     of programs other than OPEN only, where null means two years from the day of recording (LC-113)
 * @param baseLicenseConfirmed whether the organization has confirmed that it holds the qualifying base licenses; for upgrade
 *     licenses only, where null means that it has not (LC-710)
 * @param baseLicense names the qualifying base license, at most 200 characters; only where it is confirmed
 */
public record OrderLine(
        @Limits(maxLength = 64) String product,
        @Limits(min = 1, max = OrderLine.MAX_QUANTITY) Integer quantity,
        @Nullable Boolean softwareAssurance,

        @Limits(maxLength = 10, pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") @Nullable
        String softwareAssuranceEnd,

        @Nullable Boolean baseLicenseConfirmed,
        @Limits(maxLength = 200) @Nullable String baseLicense) {

    /** The greatest number of licenses of one line. */
    public static final int MAX_QUANTITY = 1_000_000;

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public OrderLine {
        baseLicense = TypedText.label(baseLicense);
    }

    /** A line that says nothing of base licenses. */
    public static OrderLine of(String product, Integer quantity, Boolean softwareAssurance) {
        return new OrderLine(product, quantity, softwareAssurance, null, null, null);
    }

    /** Whether the line includes Software Assurance. */
    public boolean includesSoftwareAssurance() {
        return Boolean.TRUE.equals(softwareAssurance);
    }

    /** Whether the qualifying base licenses are confirmed. */
    public boolean confirmsBaseLicense() {
        return Boolean.TRUE.equals(baseLicenseConfirmed);
    }

    /** The same line with an end of Software Assurance if it includes it and says none. */
    OrderLine withAssuranceEndOr(String end) {
        return includesSoftwareAssurance() && softwareAssuranceEnd == null
                ? new OrderLine(product, quantity, softwareAssurance, end, baseLicenseConfirmed, baseLicense)
                : this;
    }

    /** The same line for fewer or more licenses. */
    OrderLine withQuantity(int licenses) {
        return new OrderLine(
                product, licenses, softwareAssurance, softwareAssuranceEnd, baseLicenseConfirmed, baseLicense);
    }
}
