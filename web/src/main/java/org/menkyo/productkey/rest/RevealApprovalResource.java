package org.menkyo.productkey.rest;

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
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.RevealApprovalService;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** Approvals to reveal product keys, where an organization requires two people (LC-1105). */
@Path("/reveal-approvals")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevealApprovalResource {

    @Inject
    private RevealApprovalService approvals;

    @Inject
    private CurrentCall call;

    /** Lists the open approvals on all license IDs on which the caller may reveal keys, from the oldest to the newest. */
    @GET
    @OperationId("listRevealApprovals")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public Page<ApprovalView> list(@BeanParam ListParameters list) {
        return approvals.list(call.caller(), list.toPageRequest());
    }

    /** Asks a second person to approve that one reveals a product key, once, within 24 hours of the approval. */
    @POST
    @OperationId("askRevealApproval")
    @Path("/of-key/{keyId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    @Idempotent
    public ApprovalView ask(@PathParam("keyId") UUID keyId, AskApproval command) {
        return approvals.ask(call.caller(), keyId, command);
    }

    /** Approves or denies as the second person, who must be permitted to reveal the key too. */
    @POST
    @OperationId("decideRevealApproval")
    @Path("/{approvalId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    @Idempotent
    public ApprovalView decide(@PathParam("approvalId") UUID approvalId, DecideApproval command) {
        return approvals.decide(call.caller(), approvalId, command);
    }
}
