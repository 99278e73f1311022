package org.menkyo.order;

/**
 * Cancels an order as a whole; its licence ID ends (LC-108).
 *
 * @param revision the revision of the order that the cancellation starts from
 * @param reason why, at most 500 characters
 */
public record CancelOrder(Integer revision, String reason) {}
