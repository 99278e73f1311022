package org.menkyo.order.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.order.CancelOrder;
import org.menkyo.order.CorrectOrder;
import org.menkyo.order.OrderChangeService;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.ReturnOrder;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.Preconditions;

/** OPEN orders of distributors (LC-104, LC-108). */
@Path("/orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject
    private OrderService orders;

    @Inject
    private OrderChangeService orderChanges;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Submits an OPEN order. The same order number with the same content returns the first result. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SUBMIT_ORDER)
    @Idempotent
    public Created<OrderView> submit(SubmitOrder command) {
        OrderView order = orders.submit(call.caller(), command);
        return Created.at(order, "orders", order.orderNumber());
    }

    /** Corrects an order; entitlements, permissions and keys follow. What is left out stays as it is. */
    @POST
    @Path("/{orderNumber}/correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CORRECT_ORDER)
    @Conditional
    @Idempotent
    public OrderView correct(@PathParam("orderNumber") String orderNumber, CorrectOrder command) {
        preconditions.check(() -> orders.get(call.caller(), orderNumber));
        return orderChanges.correct(call.caller(), orderNumber, command);
    }

    /** Cancels an order as a whole; its license ID ends. */
    @POST
    @Path("/{orderNumber}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CANCEL_ORDER)
    @Conditional
    @Idempotent
    public OrderView cancel(@PathParam("orderNumber") String orderNumber, CancelOrder command) {
        preconditions.check(() -> orders.get(call.caller(), orderNumber));
        return orderChanges.cancel(call.caller(), orderNumber, command);
    }

    /** Returns some or all licenses of an order; when nothing is left, its license ID ends. */
    @POST
    @Path("/{orderNumber}/return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RETURN_ORDER)
    @Conditional
    @Idempotent
    public OrderView returnOrder(@PathParam("orderNumber") String orderNumber, ReturnOrder command) {
        preconditions.check(() -> orders.get(call.caller(), orderNumber));
        return orderChanges.returnOrder(call.caller(), orderNumber, command);
    }

    /** Shows an order of the caller's distributor. */
    @GET
    @Path("/{orderNumber}")
    @Performs(Operation.READ_ORDER)
    public OrderView get(@PathParam("orderNumber") String orderNumber) {
        return orders.get(call.caller(), orderNumber);
    }
}
