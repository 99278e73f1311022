package org.menkyo.order.rest;

import java.util.List;
import org.menkyo.order.SubmitOrder;

/**
 * Many orders at once (LC-108).
 *
 * @param orders 1 to 10,000 orders
 */
public record SubmitOrders(List<SubmitOrder> orders) {}
