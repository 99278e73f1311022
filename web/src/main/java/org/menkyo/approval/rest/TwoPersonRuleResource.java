package org.menkyo.approval.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.approval.SetTwoPersonRule;
import org.menkyo.approval.TwoPersonRuleService;
import org.menkyo.approval.TwoPersonRuleView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Preconditions;

/** For what an organization requires two people (LC-1105). */
@Path("/support")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TwoPersonRuleResource {

    @Inject
    private TwoPersonRuleService rules;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /**
     * Shows for what an organization requires two people.
     *
     * @param distributor code of the distributor whose organization it is; needed where several have that identifier
     */
    @GET
    @Path("/organizations/{organization}/two-person-rule")
    @Performs(Operation.READ_TWO_PERSON_RULE)
    public TwoPersonRuleView read(
            @PathParam("organization") String organization, @QueryParam("distributor") String distributor) {
        return rules.read(call.caller(), organization, distributor);
    }

    /**
     * Sets for what an organization requires two people.
     *
     * @param distributor code of the distributor whose organization it is; needed where several have that identifier
     */
    @PUT
    @Path("/organizations/{organization}/two-person-rule")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SET_TWO_PERSON_RULE)
    @Conditional
    public TwoPersonRuleView set(
            @PathParam("organization") String organization,
            @QueryParam("distributor") String distributor,
            SetTwoPersonRule command) {
        preconditions.check(() -> rules.read(call.caller(), organization, distributor));
        return rules.set(call.caller(), organization, distributor, command);
    }
}
