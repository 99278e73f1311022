package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.order.OrderResult.Rejection;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorTexts;

/**
 * Processes bulk submissions within a time budget (LC-108). Orders that have nothing in common are recorded in groups and
 * side by side, all others in the order of submission.
 */
@ApplicationScoped
public class OrderBatchWork {

    private static final Logger LOG = System.getLogger(OrderBatchWork.class.getName());
    private static final int READ_AT_ONCE = 100;

    /** How many orders a transaction records: they share its wait for the disk, and lock what they name for a moment. */
    static final int GROUP = 25;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final OrderBatchSteps steps;
    private final SideBySide sideBySide;
    private final Clock clock;

    @Inject
    public OrderBatchWork(OrderBatchSteps steps, SideBySide sideBySide, Clock clock) {
        this.steps = steps;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** Works on the next open bulk submission; false if there is none. */
    boolean onNext(Duration time) {
        Optional<UUID> next = steps.nextOpen();
        next.ifPresent(id -> on(id, UUID.randomUUID(), time));
        return next.isPresent();
    }

    /** Works on a bulk submission until it is complete, the time is over, or somebody else has it. */
    void on(UUID id, UUID worker, Duration time) {
        Instant end = clock.instant().plus(time);
        if (!steps.lease(id, worker)) {
            return;
        }
        Turn turn = new Turn(id, worker, steps.submitter(id), end);
        List<WaitingOrder> waiting = steps.waiting(id, READ_AT_ONCE);
        while (!waiting.isEmpty()) {
            turn.record(waiting);
            if (turn.progress == Progress.LEASE_LOST) {
                return;
            }
            if (turn.progress != Progress.DONE) {
                steps.release(id, worker, turn.progress == Progress.FAILED ? PAUSE_AFTER_FAILURE : Duration.ZERO);
                return;
            }
            waiting = steps.waiting(id, READ_AT_ONCE);
        }
        steps.complete(id);
    }

    /** The later, the more it matters. */
    private enum Progress {
        DONE,
        OUT_OF_TIME,
        FAILED,
        LEASE_LOST
    }

    /** The work on one bulk submission, by one thread or several. */
    private final class Turn {

        private final UUID id;
        private final UUID worker;
        private final Caller caller;
        private final Instant end;
        private Instant leased = clock.instant();
        private volatile Progress progress = Progress.DONE;

        Turn(UUID id, UUID worker, Caller caller, Instant end) {
            this.id = id;
            this.worker = worker;
            this.caller = caller;
            this.end = end;
        }

        /** Records orders, unless something stops it. */
        void record(List<WaitingOrder> orders) {
            CatalogExtract catalog = steps.catalog(orders);
            for (List<WaitingOrder> wave : OrderWaves.of(orders)) {
                Queue queue = new Queue(wave);
                Runnable work = () -> {
                    List<WaitingOrder> next = queue.next();
                    while (!next.isEmpty()) {
                        note(record(next, catalog));
                        next = queue.next();
                    }
                };
                if (wave.size() <= GROUP) {
                    work.run();
                } else {
                    sideBySide.run(work);
                }
                if (progress != Progress.DONE) {
                    return;
                }
            }
        }

        private synchronized void note(Progress of) {
            if (of.compareTo(progress) > 0) {
                progress = of;
            }
        }

        /** Keeps the lease as long as the work goes on; whether it still holds is seen with each order. */
        private synchronized boolean keepsLease() {
            Instant now = clock.instant();
            if (leased.plus(OrderBatchSteps.RENEWAL).isAfter(now)) {
                return true;
            }
            leased = now;
            return steps.lease(id, worker);
        }

        /** Records orders that have nothing in common. */
        private Progress record(List<WaitingOrder> group, CatalogExtract catalog) {
            try {
                if (clock.instant().isAfter(end)) {
                    return Progress.OUT_OF_TIME;
                }
                return keepsLease() && steps.recordOrders(id, worker, caller, group, catalog)
                        ? Progress.DONE
                        : Progress.LEASE_LOST;
            } catch (RuntimeException e) {
                return group.size() == 1 ? failed(group.get(0), e) : oneByOne(group, catalog, e);
            }
        }

        /** What is wrong with one of them must not keep the others from being recorded. */
        private Progress oneByOne(List<WaitingOrder> group, CatalogExtract catalog, RuntimeException cause) {
            LOG.log(
                    Level.WARNING,
                    group.size() + " orders of bulk submission " + id + " from "
                            + group.get(0).position() + " on could not be recorded together and follow one by one",
                    cause);
            Progress last = Progress.DONE;
            for (WaitingOrder each : group) {
                if (last == Progress.DONE) {
                    last = record(List.of(each), catalog);
                }
            }
            return last;
        }

        /** What is unforeseen may pass, such as a database that restarts or this server that stops. */
        private Progress failed(WaitingOrder waiting, RuntimeException cause) {
            LOG.log(
                    Level.ERROR,
                    "Order " + waiting.position() + " of bulk submission " + id + ", call " + caller.correlationId()
                            + ", failed",
                    cause);
            if (!steps.isLastAttempt(id, waiting)) {
                return Progress.FAILED;
            }
            String text = ErrorTexts.text(ErrorCode.INTERNAL_ERROR, caller.language());
            OrderResult result = new OrderResult(
                    waiting.position(),
                    waiting.command().orderNumber(),
                    null,
                    new Rejection(ErrorCode.INTERNAL_ERROR, text, List.of()));
            return steps.giveUp(id, worker, result) ? Progress.DONE : Progress.LEASE_LOST;
        }

        /** The orders of a wave in groups, each of which one thread takes; none any more after something went wrong. */
        private final class Queue {

            private final List<WaitingOrder> orders;
            private int taken;

            Queue(List<WaitingOrder> orders) {
                this.orders = orders;
            }

            synchronized List<WaitingOrder> next() {
                int from = taken;
                taken = progress == Progress.DONE ? Math.min(from + GROUP, orders.size()) : from;
                return orders.subList(from, taken);
            }
        }
    }
}
