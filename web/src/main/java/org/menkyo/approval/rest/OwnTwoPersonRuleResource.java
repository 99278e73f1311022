package org.menkyo.approval.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.AskTwoPersonRule;
import org.menkyo.approval.DecideApproval;
import org.menkyo.approval.OwnTwoPersonRuleService;
import org.menkyo.approval.SetOwnTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.Preconditions;

/** For what one's own organization requires two people, as its administrators set it (LC-1105). */
@Path("/two-person-rules")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnTwoPersonRuleResource {

    @Inject
    private OwnTwoPersonRuleService rules;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Shows for what the organization that holds a license ID requires two people. */
    @GET
    @Path("/of-license/{licenseId}")
    @OperationId("readOwnTwoPersonRule")
    @Performs(Operation.READ_OWN_TWO_PERSON_RULE)
    public TwoPersonRuleView read(@PathParam("licenseId") String licenseId) {
        return rules.read(call.caller(), licenseId);
    }

    /**
     * Sets for what the organization that holds a license ID requires two people. Who requires them for less must administer
     * all license IDs of the organization, and needs the approval of a second administrator.
     */
    @PUT
    @Path("/of-license/{licenseId}")
    @OperationId("setOwnTwoPersonRule")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    @Conditional
    public TwoPersonRuleView set(@PathParam("licenseId") String licenseId, SetOwnTwoPersonRule command) {
        preconditions.check(() -> rules.read(call.caller(), licenseId));
        return rules.set(call.caller(), licenseId, command);
    }

    /** Asks a second administrator to let the organization require two people for less. */
    @POST
    @Path("/of-license/{licenseId}/approvals")
    @OperationId("askTwoPersonRuleApproval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    @Idempotent
    public ApprovalView ask(@PathParam("licenseId") String licenseId, AskTwoPersonRule command) {
        return rules.ask(call.caller(), licenseId, command);
    }

    /** Lists the open questions about rules on all license IDs that the caller administers, from the oldest to the newest. */
    @GET
    @Path("/approvals")
    @OperationId("listTwoPersonRuleApprovals")
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public Page<ApprovalView> list(@BeanParam ListParameters list) {
        return rules.list(call.caller(), list.toPageRequest());
    }

    /** Approves or denies as the second administrator. */
    @POST
    @Path("/approvals/{approvalId}/decision")
    @OperationId("decideTwoPersonRuleApproval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    @Idempotent
    public ApprovalView decide(@PathParam("approvalId") UUID approvalId, DecideApproval command) {
        return rules.decide(call.caller(), approvalId, command);
    }
}
