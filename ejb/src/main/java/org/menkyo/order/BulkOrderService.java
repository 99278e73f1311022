package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;

/**
 * Takes many orders at once (LC-108). Each has its own result; one that is rejected does not stop the others.
 *
 * <p>The submission is kept whole first. The call then works on it for some seconds, which is enough for the usual size,
 * and answers with the results so far; {@link OrderBatchWorker} does the rest.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkOrderService {

    /** The greatest bulk submission. */
    public static final int MAX_ORDERS = 10_000;

    private final AccessControl access;
    private final OrderBatchSteps steps;
    private final OrderBatchWork work;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected BulkOrderService() {
        this(null, null, null, null, null);
    }

    @Inject
    public BulkOrderService(
            AccessControl access, OrderBatchSteps steps, OrderBatchWork work, Settings settings, Clock clock) {
        this.access = access;
        this.steps = steps;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Submits orders and returns a result for each, in their order, as far as the time of a call reaches:
     * {@code menkyo.orders.seconds-in-call}, by default 10 seconds; 0 leaves all to the background.
     */
    @Performs(Operation.SUBMIT_ORDERS)
    public OrderBatchView submit(Caller caller, List<SubmitOrder> commands) {
        access.require(caller, Operation.SUBMIT_ORDERS);
        new InputCheck().size("orders", commands, 1, MAX_ORDERS).done();
        UUID id = UUID.randomUUID();
        Duration time = timeInCall();
        Optional<UUID> worker = time.isZero() ? Optional.empty() : Optional.of(UUID.randomUUID());
        steps.accept(id, caller, clock.instant(), commands, worker);
        worker.ifPresent(inCall -> work.on(id, inCall, time));
        return steps.find(id, caller.requireDistributorId()).orElseThrow();
    }

    /** The results of a bulk submission of one's own, again. */
    @Performs(Operation.READ_ORDER_BATCH)
    public OrderBatchView get(Caller caller, UUID batchId) {
        access.require(caller, Operation.READ_ORDER_BATCH);
        return steps.find(batchId, caller.requireDistributorId()).orElseThrow(NotFoundException::new);
    }

    private Duration timeInCall() {
        return settings.get(SettingsRegister.ORDERS_TIME_IN_CALL);
    }
}
