package org.menkyo.support.rest;

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
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.support.AnswerOwnSupportCase;
import org.menkyo.support.CloseOwnSupportCase;
import org.menkyo.support.OpenSupportCase;
import org.menkyo.support.OwnSupportCaseService;
import org.menkyo.support.OwnSupportCaseSummary;
import org.menkyo.support.OwnSupportCaseView;

/** Support cases of customers and resellers (LC-805). */
@Path("/own-support-cases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnSupportCaseResource {

    @Inject
    private OwnSupportCaseService cases;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Opens a support case: for a license ID on which the caller has a role or is a contact, or for one that is missing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.OPEN_SUPPORT_CASE)
    @Idempotent
    public Created<OwnSupportCaseView> open(OpenSupportCase command) {
        OwnSupportCaseView opened = cases.open(call.caller(), command);
        return Created.at(opened, "own-support-cases", opened.id());
    }

    /** Lists the caller's support cases from the oldest to the newest. */
    @GET
    @Performs(Operation.LIST_OWN_SUPPORT_CASES)
    public Page<OwnSupportCaseSummary> list(@BeanParam ListParameters list) {
        return cases.list(call.caller(), list.toPageRequest());
    }

    /** Shows one of the caller's support cases with what was written and what was done. */
    @GET
    @Path("/{caseId}")
    @Performs(Operation.READ_OWN_SUPPORT_CASE)
    public OwnSupportCaseView get(@PathParam("caseId") UUID caseId) {
        return cases.get(call.caller(), caseId);
    }

    /** Writes back in one of the caller's support cases. */
    @POST
    @Path("/{caseId}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ANSWER_OWN_SUPPORT_CASE)
    @Conditional
    @Idempotent
    public OwnSupportCaseView answer(@PathParam("caseId") UUID caseId, AnswerOwnSupportCase command) {
        preconditions.check(() -> cases.get(call.caller(), caseId));
        return cases.answer(call.caller(), caseId, command);
    }

    /** Closes one of the caller's support cases. */
    @POST
    @Path("/{caseId}/closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CLOSE_OWN_SUPPORT_CASE)
    @Conditional
    @Idempotent
    public OwnSupportCaseView close(@PathParam("caseId") UUID caseId, CloseOwnSupportCase command) {
        preconditions.check(() -> cases.get(call.caller(), caseId));
        return cases.close(call.caller(), caseId, command);
    }
}
