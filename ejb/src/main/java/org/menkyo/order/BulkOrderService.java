package org.menkyo.order;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.order.OrderResult.Field;
import org.menkyo.order.OrderResult.Rejection;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.ErrorTexts;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.Language;
import org.menkyo.shared.LicensingException;
import org.menkyo.shared.NotFoundException;

/**
 * Takes many orders at once (LC-108). Each is a transaction of its own; one that is rejected does not stop the others.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkOrderService {

    /** The greatest bulk submission. */
    public static final int MAX_ORDERS = 10_000;

    private static final Logger LOG = Logger.getLogger(BulkOrderService.class.getName());

    private final AccessControl access;
    private final OrderService orderService;
    private final OrderBatchRecorder recorder;
    private final OrderRepository orders;
    private final Clock clock;

    /** For the container's proxy. */
    protected BulkOrderService() {
        this(null, null, null, null, null);
    }

    @Inject
    public BulkOrderService(
            AccessControl access,
            OrderService orderService,
            OrderBatchRecorder recorder,
            OrderRepository orders,
            Clock clock) {
        this.access = access;
        this.orderService = orderService;
        this.recorder = recorder;
        this.orders = orders;
        this.clock = clock;
    }

    /** Submits orders one after the other and returns a result for each, in their order. */
    @Performs(Operation.SUBMIT_ORDERS)
    public OrderBatchView submit(Caller caller, List<SubmitOrder> commands) {
        access.require(caller, Operation.SUBMIT_ORDERS);
        new InputCheck().size("orders", commands, 1, MAX_ORDERS).done();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        recorder.begin(id, caller.requireDistributorId(), caller.name(), now, commands.size());
        List<OrderResult> results = new ArrayList<>(commands.size());
        for (int position = 0; position < commands.size(); position++) {
            OrderResult result = submit(caller, position, commands.get(position));
            recorder.result(id, result);
            results.add(result);
        }
        return new OrderBatchView(id, now, true, results);
    }

    /** The results of a bulk submission of one's own, again. */
    @Performs(Operation.READ_ORDER_BATCH)
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public OrderBatchView get(Caller caller, UUID batchId) {
        access.require(caller, Operation.READ_ORDER_BATCH);
        return orders.findBatch(batchId, caller.requireDistributorId()).orElseThrow(NotFoundException::new);
    }

    private OrderResult submit(Caller caller, int position, SubmitOrder command) {
        try {
            return new OrderResult(position, command.orderNumber(), orderService.submit(caller, command), null);
        } catch (LicensingException e) {
            return new OrderResult(position, command.orderNumber(), null, rejection(e, caller.language()));
        } catch (EJBException e) {
            LOG.log(Level.SEVERE, e, () -> "order " + position + " of call " + caller.correlationId() + " failed");
            String text = ErrorTexts.text(ErrorCode.INTERNAL_ERROR, caller.language());
            return new OrderResult(
                    position, command.orderNumber(), null, new Rejection(ErrorCode.INTERNAL_ERROR, text, List.of()));
        }
    }

    private static Rejection rejection(LicensingException e, Language language) {
        List<Field> fields = e instanceof InvalidInputException invalid
                ? invalid.errors().stream()
                        .map(error -> new Field(error.field(), error.text(language)))
                        .toList()
                : List.of();
        return new Rejection(e.code(), e.text(language), fields);
    }
}
