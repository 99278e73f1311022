package org.menkyo.order;

import java.util.List;

/**
 * Returns licences of an order (LC-108). When nothing is left, its licence ID ends.
 *
 * @param revision the revision of the order that the return starts from
 * @param reason why, at most 500 characters
 * @param lines what is returned, at most what the order has; null or empty to return all
 */
public record ReturnOrder(Integer revision, String reason, List<OrderLine> lines) {}
