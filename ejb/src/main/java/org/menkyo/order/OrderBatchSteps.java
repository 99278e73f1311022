package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.shared.call.Caller;

/** The steps in which a bulk submission is worked off, each a transaction of its own (LC-108). */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OrderBatchSteps {

    /** How long a worker that is not heard of keeps others from its bulk submission. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** How often a worker renews its lease. */
    static final Duration RENEWAL = LEASE.dividedBy(3);

    private static final int MAX_ATTEMPTS = 3;

    private final OrderBatchRepository batches;
    private final OrderValidation validation;
    private final OrderRecording orders;
    private final Clock clock;

    @Inject
    public OrderBatchSteps(
            OrderBatchRepository batches, OrderValidation validation, OrderRecording orders, Clock clock) {
        this.batches = batches;
        this.validation = validation;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Keeps a bulk submission whole; from here on it will be worked off, whatever happens to this server.
     *
     * @param worker who has it on lease from the start, so that no other takes it between
     */
    public void accept(UUID id, Caller caller, Instant now, List<SubmitOrder> commands, Optional<UUID> worker) {
        batches.add(id, caller, now, commands);
        worker.ifPresent(first -> lease(id, first));
    }

    /** The bulk submission that is to be worked on next by whoever has time. */
    public Optional<UUID> nextOpen() {
        return batches.nextOpen(clock.instant());
    }

    /** Takes a bulk submission on lease; false if it is complete or somebody else works on it. */
    public boolean lease(UUID id, UUID worker) {
        Instant now = clock.instant();
        return batches.lease(id, worker, now, now.plus(LEASE));
    }

    /** Lets others go on, after a pause. */
    public void release(UUID id, UUID worker, Duration pause) {
        Instant now = clock.instant();
        batches.release(id, worker, now, now.plus(pause));
    }

    /** In whose name the orders are recorded. */
    public Caller submitter(UUID id) {
        return batches.submitter(id);
    }

    /** The next orders that wait. */
    public List<WaitingOrder> waiting(UUID id, int limit) {
        return batches.waiting(id, limit);
    }

    /** What the catalog says now of the products of some orders. */
    public CatalogExtract catalog(List<WaitingOrder> orders) {
        return validation.catalogOf(orders.stream().map(WaitingOrder::command).toList());
    }

    /**
     * Records orders that have nothing in common and keeps their results, all or nothing; one that is rejected has its result
     * and changes nothing. Others of the same worker can do so at the same time; whoever takes the lease over waits until they
     * have ended, so that a worker that was thought lost does not record beside its successor.
     *
     * @param catalog what the catalog said of their products shortly before
     * @return false if the lease was lost
     */
    public boolean recordOrders(
            UUID id, UUID worker, Caller caller, List<WaitingOrder> waiting, CatalogExtract catalog) {
        if (!batches.holdLease(id, worker)) {
            return false;
        }
        orders.submit(
                caller,
                waiting.stream().map(WaitingOrder::command).toList(),
                catalog,
                (statements, outcomes) -> batches.addResults(
                        statements,
                        id,
                        IntStream.range(0, waiting.size())
                                .mapToObj(i -> waiting.get(i).result(outcomes.get(i), caller.language()))
                                .toList()));
        return true;
    }

    /**
     * Keeps the result of an order that could not be recorded.
     *
     * @return false if the lease was lost
     */
    public boolean giveUp(UUID id, UUID worker, OrderResult result) {
        if (!batches.holdLease(id, worker)) {
            return false;
        }
        batches.addResult(id, result);
        return true;
    }

    /** Counts an attempt that ended in something unforeseen; true if it was the last. */
    public boolean isLastAttempt(UUID id, WaitingOrder waiting) {
        return batches.countAttempt(id, waiting.position()) >= MAX_ATTEMPTS;
    }

    /** Marks a bulk submission of which no order waits any more. */
    public void complete(UUID id) {
        batches.complete(id, clock.instant());
    }

    /** A distributor's bulk submission with its results so far. */
    public Optional<OrderBatchView> find(UUID id, long distributorId) {
        return batches.find(id, distributorId);
    }
}
