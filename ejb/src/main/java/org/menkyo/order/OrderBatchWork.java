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
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.order.OrderResult.Field;
import org.menkyo.order.OrderResult.Rejection;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.ErrorTexts;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.Language;
import org.menkyo.shared.LicensingException;

/** Works off bulk submissions, one order after the other, as far as the time reaches (LC-108). */
@ApplicationScoped
public class OrderBatchWork {

    private static final Logger LOG = System.getLogger(OrderBatchWork.class.getName());
    private static final int READ_AT_ONCE = 100;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final OrderBatchSteps steps;
    private final Clock clock;

    /** For the container's proxy. */
    protected OrderBatchWork() {
        this(null, null);
    }

    @Inject
    public OrderBatchWork(OrderBatchSteps steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** Works on the next open bulk submission; false if there is none. */
    boolean onNext(Duration time) {
        Optional<UUID> next = steps.nextOpen();
        next.ifPresent(id -> on(id, time));
        return next.isPresent();
    }

    /** Works on a bulk submission until it is complete, the time is over, or somebody else has it. */
    void on(UUID id, Duration time) {
        Instant end = clock.instant().plus(time);
        UUID worker = UUID.randomUUID();
        if (time.isZero() || !steps.lease(id, worker)) {
            return;
        }
        Caller caller = steps.submitter(id);
        Duration pause = Duration.ZERO;
        List<WaitingOrder> waiting = steps.waiting(id, READ_AT_ONCE);
        while (!waiting.isEmpty()) {
            for (WaitingOrder order : waiting) {
                Progress progress =
                        clock.instant().isAfter(end) ? Progress.OUT_OF_TIME : one(id, worker, caller, order);
                if (progress == Progress.LEASE_LOST) {
                    return;
                }
                if (progress != Progress.DONE) {
                    pause = progress == Progress.FAILED ? PAUSE_AFTER_FAILURE : Duration.ZERO;
                    steps.release(id, worker, pause);
                    return;
                }
            }
            waiting = steps.waiting(id, READ_AT_ONCE);
        }
        steps.complete(id);
    }

    private Progress one(UUID id, UUID worker, Caller caller, WaitingOrder waiting) {
        try {
            return steps.recordOrder(id, worker, caller, waiting) ? Progress.DONE : Progress.LEASE_LOST;
        } catch (LicensingException e) {
            return reject(id, worker, waiting, rejection(e, caller.language()));
        } catch (RuntimeException e) {
            // What is unforeseen may pass, such as a database that restarts or this server that stops.
            LOG.log(
                    Level.ERROR,
                    "Order " + waiting.position() + " of bulk submission " + id + ", call " + caller.correlationId()
                            + ", failed",
                    e);
            if (!steps.isLastAttempt(id, waiting)) {
                return Progress.FAILED;
            }
            String text = ErrorTexts.text(ErrorCode.INTERNAL_ERROR, caller.language());
            return reject(id, worker, waiting, new Rejection(ErrorCode.INTERNAL_ERROR, text, List.of()));
        }
    }

    private Progress reject(UUID id, UUID worker, WaitingOrder waiting, Rejection rejection) {
        OrderResult result =
                new OrderResult(waiting.position(), waiting.command().orderNumber(), null, rejection);
        return steps.recordRejection(id, worker, result) ? Progress.DONE : Progress.LEASE_LOST;
    }

    private static Rejection rejection(LicensingException e, Language language) {
        List<Field> fields = e instanceof InvalidInputException invalid
                ? invalid.errors().stream()
                        .map(error -> new Field(error.field(), error.text(language)))
                        .toList()
                : List.of();
        return new Rejection(e.code(), e.text(language), fields);
    }

    private enum Progress {
        DONE,
        OUT_OF_TIME,
        FAILED,
        LEASE_LOST
    }
}
