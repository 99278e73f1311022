package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * An OPEN order (LC-104).
 *
 * @param orderNumber the distributor's number, unique per distributor (LC-108), at most 64 characters
 * @param organization whom it is for
 * @param endCustomers exactly one contact; a list, so that a second one is answered with a message and not lost
 * @param resellerEmails none or one address; may be null
 * @param authorizationNumber the number to collect the order under, or null for a new one (LC-107)
 * @param lines 1 to 1,000 lines
 */
public record SubmitOrder(
        @Limits(maxLength = 64) String orderNumber,
        OrganizationDetails organization,
        @Limits(minItems = 1, maxItems = 1) List<EndCustomer> endCustomers,
        @Limits(maxItems = 1) @Nullable List<String> resellerEmails,
        @Limits(maxLength = 32) @Nullable String authorizationNumber,
        @Limits(minItems = 1, maxItems = 1_000) List<OrderLine> lines) {
    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public SubmitOrder {
        orderNumber = TypedText.label(orderNumber);
        authorizationNumber = TypedText.code(authorizationNumber);
    }
}
