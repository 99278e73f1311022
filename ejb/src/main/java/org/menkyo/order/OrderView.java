package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A recorded order as its distributor sees it.
 *
 * @param orderNumber the distributor's number
 * @param state whether it is in force, cancelled or returned
 * @param licenseNumber the license number that the order got, which is its license ID (LC-103)
 * @param authorizationNumber the number that it is collected under
 * @param organizationIdentifier whom it is for
 * @param lines as they stand after all corrections and returns; of an order that has ended, as they were last
 * @param receivedAt when it was recorded first
 * @param revision 1 as submitted, one more after each correction, cancellation or return; a change names the revision
 *     that it starts from
 * @param changedAt when it was changed last, or null
 */
public record OrderView(
        String orderNumber,
        OrderState state,
        String licenseNumber,
        String authorizationNumber,
        String organizationIdentifier,
        List<OrderLine> lines,
        Instant receivedAt,
        int revision,
        @Nullable Instant changedAt) {}
