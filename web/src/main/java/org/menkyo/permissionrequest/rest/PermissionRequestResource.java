package org.menkyo.permissionrequest.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.OwnRequestView;
import org.menkyo.permissionrequest.PermissionRequestReceipt;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.PermissionRequestView;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Accepted;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Requests for permission and their decisions (LC-401 to LC-407). */
@Path("/permission-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PermissionRequestResource {

    @Inject
    private PermissionRequestService requests;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /**
     * Asks for roles on a license ID. Every well-formed request is answered alike; the requester gets a mail if it could
     * not be delivered.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REQUEST_PERMISSION)
    @Idempotent
    public Accepted<PermissionRequestReceipt> request(RequestPermission command) {
        return new Accepted<>(requests.request(call.caller(), command));
    }

    /** Lists one's own requests, from the oldest to the newest. */
    @GET
    @Path("/mine")
    @Performs(Operation.LIST_OWN_PERMISSION_REQUESTS)
    public Page<OwnRequestView> mine(@BeanParam ListParameters list) {
        return requests.mine(call.caller(), list.toPageRequest());
    }

    /** Takes back a request of one's own that nobody has decided yet. */
    @POST
    @Path("/{requestId}/withdrawal")
    @Performs(Operation.WITHDRAW_PERMISSION_REQUEST)
    @Idempotent
    public OwnRequestView withdraw(@PathParam("requestId") UUID requestId) {
        return requests.withdraw(call.caller(), requestId);
    }

    /**
     * Lists the requests on all license IDs that the caller administers, from the oldest to the newest.
     *
     * @param state only those in this state
     */
    @GET
    @Performs(Operation.LIST_PERMISSION_REQUESTS)
    public Page<PermissionRequestView> list(
            @ReadAs(RequestState.class) @QueryParam("state") String state, @BeanParam ListParameters list) {
        return requests.list(call.caller(), Words.parse("state", state, RequestState.class), list.toPageRequest());
    }

    /** Shows a request on a license ID that the caller administers. */
    @GET
    @Path("/{requestId}")
    @Performs(Operation.READ_PERMISSION_REQUEST)
    public PermissionRequestView read(@PathParam("requestId") UUID requestId) {
        return requests.read(call.caller(), requestId);
    }

    /** Approves or denies a request. The first decision counts; the requester gets a mail. */
    @POST
    @Path("/{requestId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.DECIDE_PERMISSION_REQUEST)
    @Conditional
    @Idempotent
    public PermissionRequestView decide(@PathParam("requestId") UUID requestId, DecidePermissionRequest command) {
        preconditions.check(() -> requests.read(call.caller(), requestId));
        return requests.decide(call.caller(), requestId, command);
    }
}
