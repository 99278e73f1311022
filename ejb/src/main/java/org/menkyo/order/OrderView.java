package org.menkyo.order;

import java.time.Instant;
import java.util.List;

/**
 * A recorded order as its distributor sees it.
 *
 * @param orderNumber the distributor's number
 * @param state RECORDED
 * @param licenseNumber the licence number that the order got, which is its licence ID (LC-103)
 * @param authorizationNumber the number that it is collected under
 * @param organizationIdentifier whom it is for
 * @param lines as submitted
 * @param receivedAt when it was recorded first
 */
public record OrderView(
        String orderNumber,
        OrderState state,
        String licenseNumber,
        String authorizationNumber,
        String organizationIdentifier,
        List<OrderLine> lines,
        Instant receivedAt) {}
