package org.menkyo.kms;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.kms.center.ActivationCenter;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.HostCertification;
import org.menkyo.kms.host.HostInstallation;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.ledger.SetAsideEntry;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.SuspectedDuplicate;
import org.menkyo.kms.report.EventCsv;
import org.menkyo.kms.report.HostEvents;
import org.menkyo.kms.report.HostViews;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.kms.report.KmsEventView;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.Outage;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Installs the KMS hosts of this installation and tells how they fare (VA-301, VA-309, VA-313). */
@Stateless
public class KmsHostService {

    /** The greatest number of requests in one export. */
    public static final int MAX_EXPORT = 100_000;

    private static final int EXPORT_PART = 5000;

    private final AccessControl access;
    private final HostInstallation installation;
    private final InstalledHosts hosts;
    private final ActivationCenter center;
    private final HostCertification certification;
    private final HostViews views;
    private final HostEvents events;
    private final DuplicateSuspicions suspicions;
    private final KmsServing serving;

    /** For the container's proxy. */
    protected KmsHostService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public KmsHostService(
            AccessControl access,
            HostInstallation installation,
            InstalledHosts hosts,
            ActivationCenter center,
            HostCertification certification,
            HostViews views,
            HostEvents events,
            DuplicateSuspicions suspicions,
            KmsServing serving) {
        this.access = access;
        this.installation = installation;
        this.hosts = hosts;
        this.center = center;
        this.certification = certification;
        this.views = views;
        this.events = events;
        this.suspicions = suspicions;
        this.serving = serving;
    }

    /**
     * Installs a KMS host key, activates the host with the center, and makes it the host that answers on the port, at
     * once (VA-301). A host whose hardware has changed is activated again by the same call (VA-317).
     *
     * @throws org.menkyo.shared.error.InvalidInputException if the key is mistyped or something is missing or out of range
     * @throws org.menkyo.shared.error.RejectedException if the center refuses: the key is not a KMS host key, cannot be used, or
     *     has no host or activation left
     */
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView install(Caller caller, InstallKmsHostKey command) {
        access.require(caller, Operation.INSTALL_KMS_HOST_KEY);
        ProductKey key = HostInput.check(command);
        HostInstallation.Prepared prepared = installation.prepare(command.name().strip());
        InstallationId installationId = certification.installationId(key, prepared);
        HostCertificate certificate;
        try {
            certificate = center.activate(
                    caller,
                    new ActivationCenter.Application(
                            key,
                            installationId,
                            prepared.key().publicKey(),
                            command.platform(),
                            command.name().strip()));
        } catch (LicensingException e) {
            installation.refused(caller, prepared.id(), key, e);
            throw e;
        }
        certification.requireGenuine(certificate, prepared.key().publicKey());
        installation.complete(caller, prepared, command, installationId, certificate);
        return refreshed(prepared.id());
    }

    /**
     * Changes what a host tells its clients about when to ask again, its port and its publication, or makes it the one
     * that answers (VA-308, VA-309).
     *
     * @throws NotFoundException if there is no such host
     * @throws org.menkyo.shared.error.ConflictException if it is to answer, but is not activated
     */
    @Performs(Operation.CONFIGURE_KMS_HOST)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView configure(Caller caller, UUID id, ConfigureKmsHost command) {
        access.require(caller, Operation.CONFIGURE_KMS_HOST);
        HostInput.check(command);
        installation.configure(caller, id, command);
        return refreshed(id);
    }

    /**
     * Gives a host up: it refuses requests from now on, as a host that was never activated. It keeps its table of clients
     * and serves again when a key is installed under its name.
     *
     * @throws NotFoundException if there is no such host
     * @throws org.menkyo.shared.error.ConflictException if it is not activated
     */
    @Performs(Operation.DEACTIVATE_KMS_HOST)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView deactivate(Caller caller, UUID id) {
        access.require(caller, Operation.DEACTIVATE_KMS_HOST);
        installation.deactivate(caller, id);
        return refreshed(id);
    }

    /** The hosts of this installation in the order in which they were made. */
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        return Page.of(hosts.list(page), page, InstalledHost::id).map(views::view);
    }

    /**
     * One host.
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public KmsHostView get(Caller caller, UUID id) {
        access.require(caller, Operation.READ_KMS_HOST);
        return views.view(hosts.find(id).orElseThrow(NotFoundException::new));
    }

    /**
     * The requests that a host has answered, the newest first (VA-313). A page can be shorter than asked for and still not
     * be the last, since each looks through a bounded part of the log.
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsEventView> events(Caller caller, UUID id, KmsEventFilter filter, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        HostEvents.Position begin = page.after().map(HostEvents.Position::parse).orElse(HostEvents.Position.END);
        try {
            HostEvents.Found found = events.find(host.id(), filter, begin, page.size());
            return Page.followedBy(found.events(), found.next());
        } catch (SQLException e) {
            throw Outage.of(e);
        }
    }

    /**
     * The same as CSV, at most {@value #MAX_EXPORT} requests; who wants more asks by time.
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public String exportEvents(Caller caller, UUID id, KmsEventFilter filter) {
        access.require(caller, Operation.READ_KMS_HOST);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        EventCsv csv = new EventCsv(host.name());
        Optional<HostEvents.Position> next = Optional.of(HostEvents.Position.END);
        int left = MAX_EXPORT;
        try {
            while (next.isPresent() && left > 0) {
                HostEvents.Found found = events.find(host.id(), filter, next.get(), Math.min(left, EXPORT_PART));
                csv.add(found.events());
                left -= found.events().size();
                next = found.next();
            }
        } catch (SQLException e) {
            throw Outage.of(e);
        }
        return csv.toString();
    }

    /**
     * The client machine IDs that several machines seem to share, in the order of the IDs (VA-315).
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public Page<SuspectedDuplicate> duplicates(Caller caller, UUID id, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        try {
            UUID after = page.after().map(UUID::fromString).orElse(new UUID(0, 0));
            return Page.of(
                    suspicions.list(host.id(), after, page.size() + 1, caller.language()),
                    page,
                    SuspectedDuplicate::cmid);
        } catch (IllegalArgumentException e) {
            throw PageRequest.malformedCursor();
        } catch (SQLException e) {
            throw Outage.of(e);
        }
    }

    /**
     * The answered requests and batches of a host that its tables of clients and sums could not take in, the newest first
     * (VA-318).
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public Page<SetAsideEntry> setAside(Caller caller, UUID id, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        try {
            long before = page.after().isPresent() ? page.afterNumber() : Long.MAX_VALUE;
            return Page.of(views.setAside(host, before, page.size() + 1), page, SetAsideEntry::number);
        } catch (SQLException e) {
            throw Outage.of(e);
        }
    }

    private KmsHostView refreshed(UUID id) {
        try {
            serving.refresh();
        } catch (SQLException e) {
            throw Outage.of(e);
        }
        return views.view(hosts.find(id).orElseThrow(NotFoundException::new));
    }
}
