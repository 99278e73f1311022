package org.menkyo.kms.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.kms.ConfigureKmsHost;
import org.menkyo.kms.InstallKmsHostKey;
import org.menkyo.kms.KmsEventView;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.KmsHostView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.Versioned;

/** The KMS hosts of this installation (VA-301, VA-309, VA-313). */
@Path("/kms-hosts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KmsHostResource {

    @Inject
    private KmsHostService hosts;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /**
     * Installs a KMS host key and activates the host with it, which answers on the port from then on. A host of the same
     * name keeps its signing key and its clients.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @Idempotent
    public Created<KmsHostView> install(InstallKmsHostKey command) {
        KmsHostView host = hosts.install(call.caller(), command);
        return Created.at(host, "kms-hosts", host.id());
    }

    /** Lists the hosts in the order in which they were made. */
    @GET
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostView> list(@BeanParam ListParameters list) {
        return hosts.list(call.caller(), list.toPageRequest());
    }

    /** Shows one host. The entity tag does not change with the requests that it answers. */
    @GET
    @Path("/{hostId}")
    @Performs(Operation.READ_KMS_HOST)
    public Versioned<KmsHostView> get(@PathParam("hostId") UUID hostId) {
        KmsHostView host = hosts.get(call.caller(), hostId);
        return new Versioned<>(host, settings(host));
    }

    /** Changes the intervals that a host tells its clients, or makes it the one that answers on the port. */
    @PATCH
    @Path("/{hostId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CONFIGURE_KMS_HOST)
    @Conditional
    public Versioned<KmsHostView> configure(@PathParam("hostId") UUID hostId, ConfigureKmsHost command) {
        preconditions.check(() -> settings(hosts.get(call.caller(), hostId)));
        KmsHostView host = hosts.configure(call.caller(), hostId, command);
        return new Versioned<>(host, settings(host));
    }

    /** Lists the requests that a host has answered, from the newest to the oldest. */
    @GET
    @Path("/{hostId}/events")
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsEventView> events(@PathParam("hostId") UUID hostId, @BeanParam ListParameters list) {
        return hosts.events(call.caller(), hostId, list.toPageRequest());
    }

    private static ConfigureKmsHost settings(KmsHostView host) {
        return new ConfigureKmsHost(host.renewalMinutes(), host.retryMinutes(), host.serving());
    }
}
