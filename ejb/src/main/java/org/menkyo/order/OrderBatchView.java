package org.menkyo.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A bulk submission with a result per order, in the order of submission (LC-108).
 *
 * @param id what the results are fetched again by
 * @param submittedAt when it was submitted
 * @param complete whether each order has its result; until then the rest is being worked on, and is fetched later
 * @param orderCount how many orders were submitted
 * @param results the results so far
 */
public record OrderBatchView(
        UUID id, Instant submittedAt, boolean complete, int orderCount, List<OrderResult> results) {}
