package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.activation.support.ActivationsApprovalService;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** Approvals to grant keys more activations, where an organization requires two people (LC-1105). */
@Path("/support/activation-approvals")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivationsApprovalResource {

    @Inject
    private ActivationsApprovalService approvals;

    @Inject
    private CurrentCall call;

    /** Lists the open approvals, from the oldest to the newest. */
    @GET
    @OperationId("listActivationApprovals")
    @Performs(Operation.GRANT_ACTIVATIONS)
    public Page<ApprovalView> list(@BeanParam ListParameters list) {
        return approvals.list(call.caller(), list.toPageRequest());
    }

    /** Asks a second support agent to approve that one grants a key exactly so many more activations. */
    @POST
    @OperationId("askActivationApproval")
    @Path("/of-key/{keyId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.GRANT_ACTIVATIONS)
    @Idempotent
    public ApprovalView ask(@PathParam("keyId") UUID keyId, GrantActivations command) {
        return approvals.ask(call.caller(), keyId, command);
    }

    /** Approves or denies as the second support agent. */
    @POST
    @OperationId("decideActivationApproval")
    @Path("/{approvalId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.GRANT_ACTIVATIONS)
    @Idempotent
    public ApprovalView decide(@PathParam("approvalId") UUID approvalId, DecideApproval command) {
        return approvals.decide(call.caller(), approvalId, command);
    }
}
