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
import jakarta.ws.rs.QueryParam;
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
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;
import org.menkyo.support.AnswerSupportCase;
import org.menkyo.support.CloseSupportCase;
import org.menkyo.support.LogSupportCase;
import org.menkyo.support.SupportCaseService;
import org.menkyo.support.SupportCaseState;
import org.menkyo.support.SupportCaseSummary;
import org.menkyo.support.SupportCaseView;

/** Support cases as distributors and support see them (LC-804, LC-805). */
@Path("/support-cases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SupportCaseResource {

    @Inject
    private SupportCaseService cases;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Logs a support case for a license ID of which the caller is distributor of record. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.LOG_SUPPORT_CASE)
    @Idempotent
    public Created<SupportCaseView> log(LogSupportCase command) {
        SupportCaseView logged = cases.log(call.caller(), command);
        return Created.at(logged, "support-cases", logged.id());
    }

    /**
     * Lists support cases from the oldest to the newest: a distributor its own, a support agent all.
     *
     * @param state only those in this state
     */
    @GET
    @Performs(Operation.LIST_SUPPORT_CASES)
    public Page<SupportCaseSummary> list(
            @ReadAs(SupportCaseState.class) @QueryParam("state") String state, @BeanParam ListParameters list) {
        return cases.list(call.caller(), Words.parse("state", state, SupportCaseState.class), list.toPageRequest());
    }

    /** Shows a support case with all that was written and done. */
    @GET
    @Path("/{caseId}")
    @Performs(Operation.READ_SUPPORT_CASE)
    public SupportCaseView get(@PathParam("caseId") UUID caseId) {
        return cases.get(call.caller(), caseId);
    }

    /** Takes a support case, so that no other agent does. */
    @POST
    @Path("/{caseId}/assignment")
    @Performs(Operation.TAKE_SUPPORT_CASE)
    @Conditional
    @Idempotent
    public SupportCaseView take(@PathParam("caseId") UUID caseId) {
        preconditions.check(() -> cases.get(call.caller(), caseId));
        return cases.take(call.caller(), caseId);
    }

    /** Writes in a support case: an agent answers, the distributor writes back. Either links what was done. */
    @POST
    @Path("/{caseId}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ANSWER_SUPPORT_CASE)
    @Conditional
    @Idempotent
    public SupportCaseView answer(@PathParam("caseId") UUID caseId, AnswerSupportCase command) {
        preconditions.check(() -> cases.get(call.caller(), caseId));
        return cases.answer(call.caller(), caseId, command);
    }

    /** Closes a support case. */
    @POST
    @Path("/{caseId}/closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CLOSE_SUPPORT_CASE)
    @Conditional
    @Idempotent
    public SupportCaseView close(@PathParam("caseId") UUID caseId, CloseSupportCase command) {
        preconditions.check(() -> cases.get(call.caller(), caseId));
        return cases.close(call.caller(), caseId, command);
    }
}
