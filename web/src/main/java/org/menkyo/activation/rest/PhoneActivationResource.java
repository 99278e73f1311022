package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activation.phone.ActivateByPhone;
import org.menkyo.activation.phone.ActivatedByPhone;
import org.menkyo.activation.phone.PhoneActivationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** Activation by phone, for agents and voice systems (VA-403). */
@Path("/phone-activations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PhoneActivationResource {

    @Inject
    private PhoneActivationService activations;

    @Inject
    private CurrentCall call;

    /**
     * Confirms an installation ID that was read out. Groups that are mistyped or missing are named one by one, as
     * `/groups/2` for the third, so that what is typed so far can be checked.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ACTIVATE_BY_PHONE)
    @Idempotent(apart = true)
    public ActivatedByPhone activate(ActivateByPhone command) {
        return activations.activate(call.caller(), command);
    }
}
