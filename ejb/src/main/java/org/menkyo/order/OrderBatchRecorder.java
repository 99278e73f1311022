package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Keeps the results of a bulk submission, each in a transaction of its own, so that what is done is known (LC-108). */
@ApplicationScoped
public class OrderBatchRecorder {

    private final OrderRepository orders;

    /** For the container's proxy. */
    protected OrderBatchRecorder() {
        this(null);
    }

    @Inject
    public OrderBatchRecorder(OrderRepository orders) {
        this.orders = orders;
    }

    /** Keeps that a bulk submission has begun. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begin(UUID id, long distributorId, String submittedBy, Instant submittedAt, int orderCount) {
        orders.addBatch(id, distributorId, submittedBy, submittedAt, orderCount);
    }

    /** Keeps the result of one order. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void result(UUID id, OrderResult result) {
        orders.addResult(id, result);
    }
}
