package org.menkyo.order;

import org.menkyo.shared.input.Limits;

/**
 * Cancels an order as a whole; its license ID ends (LC-108).
 *
 * @param revision the revision of the order that the cancellation starts from
 * @param reason why, at most 500 characters
 */
public record CancelOrder(
        @Limits(min = 1, max = Integer.MAX_VALUE) Integer revision,
        @Limits(maxLength = 500) String reason) {}
