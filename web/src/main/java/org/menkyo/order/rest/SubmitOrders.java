package org.menkyo.order.rest;

import java.util.List;
import org.menkyo.order.SubmitOrder;
import org.menkyo.shared.input.Limits;

/**
 * Many orders at once (LC-108).
 *
 * @param orders 1 to 10,000 orders
 */
public record SubmitOrders(
        @Limits(minItems = 1, maxItems = 10_000) List<SubmitOrder> orders) {}
