package org.menkyo.physicalmedia;

import jakarta.annotation.Nullable;
import org.menkyo.organization.Address;
import org.menkyo.shared.input.Limits;

/**
 * Asks for media to be shipped (LC-703).
 *
 * @param product the product's code in the catalog, of which the license ID has licenses
 * @param language the language of the media by BCP 47, such as ja
 * @param count how many, 1 to 100
 * @param recipient whom they are sent to, at most 200 characters
 * @param address where to; for a tax-exempt organization in the United States, the region is a state's code or name
 * @param taxExempt whether the organization is exempt from taxes
 * @param warningAccepted whether the requester accepts that shipping can end the exemption; needed in some states only;
 *     null means that it does not
 */
public record RequestPhysicalMedia(
        @Limits(maxLength = 64) String product,
        @Limits(maxLength = 35) String language,

        @Limits(min = 1, max = RequestPhysicalMedia.MOST) Integer count,

        @Limits(maxLength = 200) String recipient,
        Address address,
        Boolean taxExempt,
        @Nullable Boolean warningAccepted) {

    static final int MOST = 100;

    /** Whether the organization is exempt from taxes. */
    boolean isTaxExempt() {
        return Boolean.TRUE.equals(taxExempt);
    }

    /** Whether the warning was accepted. */
    boolean acceptsWarning() {
        return Boolean.TRUE.equals(warningAccepted);
    }
}
