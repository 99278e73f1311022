package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.activation.returning.ActivationReturned;
import org.menkyo.activation.returning.ReturnActivation;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OperationId;

/** Giving back the activations of retired machines (VA-409). */
@Path("/licenses/{licenseId}/activation-returns")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivationReturnResource {

    @Inject
    private ActivationReturnService returns;

    @Inject
    private CurrentCall call;

    /**
     * Gives back the activation of an installation by the statement that it made. The same installation again changes nothing.
     *
     * @param licenseId the license ID of the product key
     */
    @POST
    @OperationId("returnActivation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RETURN_ACTIVATION)
    @Idempotent
    public ActivationReturned giveBack(@PathParam("licenseId") String licenseId, ReturnActivation command) {
        return returns.giveBack(call.caller(), licenseId, command);
    }
}
