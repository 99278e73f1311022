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
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** OPEN orders of distributors (LC-104, LC-108). */
@Path("/orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject
    private OrderService orders;

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

    /** Shows an order of the caller's distributor. */
    @GET
    @Path("/{orderNumber}")
    @Performs(Operation.READ_ORDER)
    public OrderView get(@PathParam("orderNumber") String orderNumber) {
        return orders.get(call.caller(), orderNumber);
    }
}
