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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.kms.CertifyKmsHost;
import org.menkyo.kms.KmsHostApplication;
import org.menkyo.kms.KmsHostPhoneService;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.ledger.SetAsideEntry;
import org.menkyo.kms.projection.SuspectedDuplicate;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.kms.report.KmsEventView;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.LargeBody;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Versioned;

/** The KMS hosts of this installation (VA-301, VA-308, VA-309, VA-313, VA-317). */
@Path("/kms-hosts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KmsHostResource {

    @Inject
    private KmsHostService hosts;

    @Inject
    private KmsHostPhoneService phone;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /**
     * Installs a KMS host key and activates the host with it, which answers on the port from then on. A host of the same
     * name keeps its signing key and its clients.
     */
    @POST
    @OperationId("installKmsHostKey")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @Idempotent(apart = true)
    public Created<KmsHostView> install(InstallKmsHostKey command) {
        KmsHostView host = hosts.install(call.caller(), command);
        return Created.at(host, "kms-hosts", host.id());
    }

    /**
     * Begins the activation of a host by phone: says what is to be told the center. The host stays as it is until the
     * answer is there.
     */
    @POST
    @OperationId("applyForKmsHost")
    @Path("/phone-activations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @Idempotent(apart = true)
    public Created<KmsHostApplication> apply(InstallKmsHostKey command) {
        KmsHostApplication application = phone.apply(call.caller(), command);
        return Created.at(application, "kms-hosts", application.hostId());
    }

    /** Takes what the center answered by phone: the confirmation ID, and the certificate as file, text or picture. */
    @POST
    @Path("/{hostId}/phone-activation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CERTIFY_KMS_HOST)
    @Idempotent(apart = true)
    public KmsHostView certify(@PathParam("hostId") UUID hostId, @LargeBody CertifyKmsHost command) {
        return phone.certify(call.caller(), hostId, command);
    }

    /**
     * Gives a host up: it refuses requests from now on. It keeps its table of clients and serves again when a key is
     * installed under its name.
     */
    @POST
    @Path("/{hostId}/deactivation")
    @Performs(Operation.DEACTIVATE_KMS_HOST)
    @Idempotent(apart = true)
    public KmsHostView deactivate(@PathParam("hostId") UUID hostId) {
        return hosts.deactivate(call.caller(), hostId);
    }

    /** Lists the hosts in the order in which they were made. */
    @GET
    @OperationId("listKmsHosts")
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostView> list(@BeanParam ListParameters list) {
        return hosts.list(call.caller(), list.toPageRequest());
    }

    /** Shows one host. The entity tag does not change with the requests that it answers. */
    @GET
    @OperationId("readKmsHost")
    @Path("/{hostId}")
    @Performs(Operation.READ_KMS_HOST)
    public Versioned<KmsHostView> get(@PathParam("hostId") UUID hostId) {
        KmsHostView host = hosts.get(call.caller(), hostId);
        return new Versioned<>(host, settings(host));
    }

    /**
     * Changes the intervals that a host tells its clients, its port and its publication by DNS, or makes it the one that
     * answers.
     */
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

    /**
     * Lists the requests that a host has answered, from the newest to the oldest. A page can be shorter than asked for and
     * still have a next one.
     *
     * @param cmid only those of this client machine ID
     * @param from only those answered at this time or later, such as 2026-11-21T09:00:00Z
     * @param until only those answered before this time
     */
    @GET
    @OperationId("listKmsHostEvents")
    @Path("/{hostId}/events")
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsEventView> events(
            @PathParam("hostId") UUID hostId,
            @ReadAs(UUID.class) @QueryParam("cmid") String cmid,
            @ReadAs(Instant.class) @QueryParam("from") String from,
            @ReadAs(Instant.class) @QueryParam("until") String until,
            @BeanParam ListParameters list) {
        return hosts.events(call.caller(), hostId, KmsEventFilter.parse(cmid, from, until), list.toPageRequest());
    }

    /**
     * Exports the requests that a host has answered as CSV, from the newest to the oldest, at most 100,000.
     *
     * @param cmid only those of this client machine ID
     * @param from only those answered at this time or later, such as 2026-11-21T09:00:00Z
     * @param until only those answered before this time
     */
    @GET
    @OperationId("exportKmsHostEvents")
    @Path("/{hostId}/events.csv")
    @Produces("text/csv;charset=UTF-8")
    @Performs(Operation.READ_KMS_HOST)
    public String exportEvents(
            @PathParam("hostId") UUID hostId,
            @ReadAs(UUID.class) @QueryParam("cmid") String cmid,
            @ReadAs(Instant.class) @QueryParam("from") String from,
            @ReadAs(Instant.class) @QueryParam("until") String until) {
        return hosts.exportEvents(call.caller(), hostId, KmsEventFilter.parse(cmid, from, until));
    }

    /** Lists the client machine IDs that several machines seem to share, with advice. */
    @GET
    @OperationId("listKmsHostDuplicates")
    @Path("/{hostId}/suspected-duplicates")
    @Performs(Operation.READ_KMS_HOST)
    public Page<SuspectedDuplicate> duplicates(@PathParam("hostId") UUID hostId, @BeanParam ListParameters list) {
        return hosts.duplicates(call.caller(), hostId, list.toPageRequest());
    }

    /**
     * Lists the answered requests and batches that the host's tables of clients and sums could not take in, with the
     * reason, from the newest to the oldest. They were answered, and the tables went on behind them.
     */
    @GET
    @OperationId("listKmsHostSetAside")
    @Path("/{hostId}/set-aside")
    @Performs(Operation.READ_KMS_HOST)
    public Page<SetAsideEntry> setAside(@PathParam("hostId") UUID hostId, @BeanParam ListParameters list) {
        return hosts.setAside(call.caller(), hostId, list.toPageRequest());
    }

    private static ConfigureKmsHost settings(KmsHostView host) {
        return new ConfigureKmsHost(
                host.renewalMinutes(), host.retryMinutes(), host.serving(), host.port(), host.dnsPublished());
    }
}
