package org.menkyo.permissionrequest.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permissionrequest.SupportRequestService;
import org.menkyo.permissionrequest.UndeliveredRequestView;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** Requests that reached no administrator, for support (LC-404). */
@Path("/support/undelivered-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UndeliveredRequestResource {

    @Inject
    private SupportRequestService requests;

    @Inject
    private CurrentCall call;

    /** Lists the permission requests that could not be delivered, with the reasons. */
    @GET
    @Performs(Operation.LIST_UNDELIVERED_REQUESTS)
    public Page<UndeliveredRequestView> list(@BeanParam ListParameters list) {
        return requests.listUndelivered(call.caller(), list.toPageRequest());
    }
}
