package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activation.host.ActivateKmsHost;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.host.KmsHostActivationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OpenToStrangers;

/** Activations of KMS hosts by KMS host key (VA-301, VA-302). */
@Path("/kms-host-activations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KmsHostActivationResource {

    @Inject
    private KmsHostActivationService activations;

    @Inject
    private CurrentCall call;

    /** Certifies the signing key of a KMS host. The very same call again gets the same certificate. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ACTIVATE_KMS_HOST)
    @OpenToStrangers(as = Party.DEVICE)
    @Idempotent(apart = true)
    public KmsHostActivated activate(ActivateKmsHost command) {
        return activations.activate(call.caller(), command);
    }
}
