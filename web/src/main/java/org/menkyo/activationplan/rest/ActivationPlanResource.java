package org.menkyo.activationplan.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activationplan.ActivationPlanService;
import org.menkyo.activationplan.PlanActivation;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.shared.rest.CurrentCall;

/** Advice on how the machines of an organization's networks are activated (VA-701). */
@Path("/activation-plans")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivationPlanResource {

    @Inject
    private ActivationPlanService plans;

    @Inject
    private CurrentCall call;

    /**
     * Advises how the machines of networks are activated, and what that needs: KMS hosts, keys, DNS records and firewall
     * rules. Keeps nothing, so it needs no idempotency key.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.PLAN_ACTIVATION)
    public ActivationPlan plan(PlanActivation command) {
        return plans.plan(call.caller(), command);
    }
}
