package org.menkyo.seat.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.seat.OwnSeatView;
import org.menkyo.seat.SubscriptionService;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** One's own subscriptions (LC-302, LC-706). */
@Path("/own-subscriptions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnSubscriptionResource {

    @Inject
    private SubscriptionService subscriptions;

    @Inject
    private CurrentCall call;

    /** Lists the subscriptions that are assigned to the caller personally, over all license IDs, the oldest first. */
    @GET
    @OperationId("listOwnSubscriptions")
    @Performs(Operation.LIST_OWN_SUBSCRIPTIONS)
    public Page<OwnSeatView> mine(@BeanParam ListParameters list) {
        return subscriptions.mine(call.caller(), list.toPageRequest());
    }
}
