package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;

/** Takes OPEN orders from distributors (LC-104 to LC-109). */
@Stateless
public class OrderService {

    private final AccessControl access;
    private final OrderValidation validation;
    private final OrderRecording recording;
    private final OrderRepository orders;

    /** For the container's proxy. */
    protected OrderService() {
        this(null, null, null, null);
    }

    @Inject
    public OrderService(
            AccessControl access, OrderValidation validation, OrderRecording recording, OrderRepository orders) {
        this.access = access;
        this.validation = validation;
        this.recording = recording;
        this.orders = orders;
    }

    /**
     * Records an order with the license, permissions and keys that follow from it. The same order again gives the first
     * result (LC-108).
     *
     * @throws InvalidInputException naming each wrong field (LC-104)
     * @throws ConflictException CONTENT_CONFLICT if the order number came before with other content
     * @throws RejectedException AUTHORIZATION_NUMBER_NOT_USABLE (LC-105), SOFTWARE_ASSURANCE_NEEDS_NEW_NUMBER (LC-107)
     */
    @Performs(Operation.SUBMIT_ORDER)
    public OrderView submit(Caller caller, SubmitOrder command) {
        access.require(caller, Operation.SUBMIT_ORDER);
        return recording.submit(caller, command, validation.catalog(command.lines()));
    }

    /** An order of one's own by its number. */
    @Performs(Operation.READ_ORDER)
    public OrderView get(Caller caller, String orderNumber) {
        access.require(caller, Operation.READ_ORDER);
        return orders.find(caller.requireDistributorId(), orderNumber)
                .orElseThrow(NotFoundException::new)
                .view();
    }
}
