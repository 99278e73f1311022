package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.shared.input.Limits;

/**
 * Returns licenses of an order (LC-108). When nothing is left, its license ID ends.
 *
 * @param revision the revision of the order that the return starts from
 * @param reason why, at most 500 characters
 * @param lines what is returned, at most what the order has; null or empty to return all
 */
public record ReturnOrder(
        @Limits(min = 1, max = Integer.MAX_VALUE) Integer revision,
        @Limits(maxLength = 500) String reason,
        @Limits(maxItems = 1_000) @Nullable List<OrderLine> lines) {}
