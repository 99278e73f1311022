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
import org.menkyo.seat.OnlineServiceService;
import org.menkyo.seat.OwnSeatView;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** One's own online services (LC-302, LC-707). */
@Path("/own-online-services")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnOnlineServiceResource {

    @Inject
    private OnlineServiceService services;

    @Inject
    private CurrentCall call;

    /** Lists the online services that are assigned to the caller personally, over all license IDs, the oldest first. */
    @GET
    @OperationId("listOwnOnlineServices")
    @Performs(Operation.LIST_OWN_ONLINE_SERVICES)
    public Page<OwnSeatView> mine(@BeanParam ListParameters list) {
        return services.mine(call.caller(), list.toPageRequest());
    }
}
