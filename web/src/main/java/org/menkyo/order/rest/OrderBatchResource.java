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
import java.util.UUID;
import org.menkyo.order.BulkOrderService;
import org.menkyo.order.OrderBatchView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.LargeBody;

/** Bulk submissions of orders (LC-108). */
@Path("/order-batches")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderBatchResource {

    @Inject
    private BulkOrderService batches;

    @Inject
    private CurrentCall call;

    /**
     * Submits many OPEN orders at once and returns a result for each, in their order. One order that is rejected does not
     * stop the others; JSON that does not have the form of orders is rejected as a whole. The call answers within some
     * seconds; unless the answer says that it is complete, the rest goes on in the background, and the results are
     * fetched again at the address of the bulk submission.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SUBMIT_ORDERS)
    @Idempotent(apart = true)
    public Created<OrderBatchView> submit(@LargeBody SubmitOrders command) {
        OrderBatchView batch = batches.submit(call.caller(), command.orders());
        return Created.at(batch, "order-batches", batch.id());
    }

    /** Shows the results of a bulk submission of the caller's distributor again. */
    @GET
    @Path("/{batchId}")
    @Performs(Operation.READ_ORDER_BATCH)
    public OrderBatchView get(@PathParam("batchId") UUID batchId) {
        return batches.get(call.caller(), batchId);
    }
}
