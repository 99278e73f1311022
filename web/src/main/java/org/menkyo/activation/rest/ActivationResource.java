package org.menkyo.activation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.ActivationService;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.proxy.ProxyActivated;
import org.menkyo.activation.proxy.ProxyActivation;
import org.menkyo.activation.proxy.ProxyActivationService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.LargeBody;
import org.menkyo.shared.rest.OpenToStrangers;

/** Activations by multiple activation key or individual key, one by one or many at once (VA-109, VA-402, VA-404). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivationResource {

    @Inject
    private ActivationService activations;

    @Inject
    private ProxyActivationService proxyActivations;

    @Inject
    private CurrentCall call;

    /** Confirms an installation ID. The same hardware again with the same key uses no further activation. */
    @POST
    @Path("/activations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ACTIVATE_INSTALLATION)
    @OpenToStrangers(as = Party.DEVICE)
    @Idempotent(apart = true)
    public InstallationActivated activate(ActivateInstallation command) {
        return activations.activate(call.caller(), command);
    }

    /**
     * Confirms many installation IDs, for a tool that collected them. Each is activated as if it came alone, and has its
     * own result in the order of the call; the same call again costs nothing.
     */
    @POST
    @Path("/proxy-activations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ACTIVATE_INSTALLATIONS)
    @OpenToStrangers(as = Party.DEVICE)
    @Idempotent(apart = true)
    public ProxyActivated activateAll(@LargeBody ProxyActivation command) {
        return proxyActivations.activate(call.caller(), command);
    }
}
