package org.menkyo.kms;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyFormatException;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.LicensingException;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.UnavailableException;

/** Installs the KMS hosts of this installation and tells how they fare (VA-301, VA-309, VA-313). */
@Stateless
public class KmsHostService {

    private static final int MAX_NAME = 255;
    private static final int MAX_KEY = 200;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final AccessControl access;
    private final HostInstallation installation;
    private final InstalledHosts hosts;
    private final ActivationCenter center;
    private final HostHardware hardware;
    private final ProductGroups groups;
    private final PublisherKeys publisher;
    private final HostReports reports;
    private final KmsServing serving;
    private final Clock clock;

    /** For the container's proxy. */
    protected KmsHostService() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public KmsHostService(
            AccessControl access,
            HostInstallation installation,
            InstalledHosts hosts,
            ActivationCenter center,
            HostHardware hardware,
            ProductGroups groups,
            PublisherKeys publisher,
            HostReports reports,
            KmsServing serving,
            Clock clock) {
        this.access = access;
        this.installation = installation;
        this.hosts = hosts;
        this.center = center;
        this.hardware = hardware;
        this.groups = groups;
        this.publisher = publisher;
        this.reports = reports;
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * Installs a KMS host key, activates the host with the center, and makes it the host that answers on the port, at
     * once (VA-301).
     *
     * @throws org.menkyo.shared.InvalidInputException if the key is mistyped or something is missing or out of range
     * @throws org.menkyo.shared.RejectedException if the center refuses: the key is not a KMS host key, cannot be used, or
     *     has no host or activation left
     */
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView install(Caller caller, InstallKmsHostKey command) {
        access.require(caller, Operation.INSTALL_KMS_HOST_KEY);
        InputCheck check = new InputCheck();
        ProductKey key = productKey(check, command.productKey());
        check.required("platform", command.platform());
        check.text("name", command.name(), MAX_NAME);
        checkIntervals(check, command.renewalMinutes(), command.retryMinutes());
        check.done();
        String name = command.name().strip();
        HostInstallation.Prepared prepared = installation.prepare(name);
        String catalogId = groups.catalog().code();
        InstallationId installationId =
                hardware.installationId(catalogId, key, prepared.key().publicKey());
        HostCertificate certificate;
        try {
            certificate = center.activate(
                    caller,
                    new ActivationCenter.Application(
                            key, installationId, prepared.key().publicKey(), command.platform(), name));
        } catch (LicensingException e) {
            installation.refused(caller, prepared.id(), key, e);
            throw e;
        }
        requireGenuine(certificate, catalogId, prepared);
        installation.complete(caller, prepared.id(), key, certificate, command);
        refresh();
        return view(hosts.find(prepared.id()).orElseThrow(NotFoundException::new));
    }

    /**
     * Changes what a host tells its clients about when to ask again, or makes it the one that answers on the port
     * (VA-309).
     *
     * @throws NotFoundException if there is no such host
     * @throws org.menkyo.shared.ConflictException if it is to answer, but is not activated
     */
    @Performs(Operation.CONFIGURE_KMS_HOST)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView configure(Caller caller, UUID id, ConfigureKmsHost command) {
        access.require(caller, Operation.CONFIGURE_KMS_HOST);
        InputCheck check = new InputCheck();
        checkIntervals(check, command.renewalMinutes(), command.retryMinutes());
        if (Boolean.FALSE.equals(command.serving())) {
            check.reject("serving", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        installation.configure(caller, id, command);
        refresh();
        return view(hosts.find(id).orElseThrow(NotFoundException::new));
    }

    /** The hosts of this installation in the order in which they were made. */
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        return Page.of(hosts.list(page), page, InstalledHost::id).map(this::view);
    }

    /**
     * One host.
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public KmsHostView get(Caller caller, UUID id) {
        access.require(caller, Operation.READ_KMS_HOST);
        return view(hosts.find(id).orElseThrow(NotFoundException::new));
    }

    /**
     * The requests that a host has answered, the newest first (VA-313).
     *
     * @throws NotFoundException if there is no such host
     */
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsEventView> events(Caller caller, UUID id, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        EventPosition after = page.after().map(EventPosition::parse).orElse(EventPosition.END);
        try {
            List<KmsEventView> events = reports.events(host.id(), after.batch(), after.place(), page.size() + 1);
            return Page.of(events, page, event -> new EventPosition(event.batch(), event.place()));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private record EventPosition(long batch, int place) {

        static final EventPosition END = new EventPosition(Long.MAX_VALUE, Integer.MAX_VALUE);

        static EventPosition parse(String text) {
            try {
                int colon = text.indexOf(':');
                return new EventPosition(
                        Long.parseLong(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw PageRequest.malformedCursor();
            }
        }

        @Override
        public String toString() {
            return batch + ":" + place;
        }
    }

    private void requireGenuine(HostCertificate certificate, String catalogId, HostInstallation.Prepared prepared) {
        CertificateStatus status = certificate.check(publisher.verifyingKeys(), catalogId, clock.instant());
        if (status != CertificateStatus.VALID
                || !certificate.contents().hostKey().equals(prepared.key().publicKey())) {
            throw new IllegalStateException("the center's certificate cannot be used: " + status);
        }
    }

    private static ProductKey productKey(InputCheck check, String text) {
        if (text == null || text.isBlank()) {
            check.reject("productKey", FieldProblem.REQUIRED);
            return null;
        }
        if (text.length() > MAX_KEY) {
            check.reject("productKey", FieldProblem.TOO_LONG, MAX_KEY);
            return null;
        }
        try {
            return ProductKey.parse(text);
        } catch (ProductKeyFormatException e) {
            check.reject("productKey", FieldProblem.MALFORMED);
            return null;
        }
    }

    private static void checkIntervals(InputCheck check, Integer renewal, Integer retry) {
        if (renewal != null) {
            check.range("renewalMinutes", renewal, 1, InstalledHost.MAX_INTERVAL_MINUTES);
        }
        if (retry != null) {
            check.range("retryMinutes", retry, 1, InstalledHost.MAX_INTERVAL_MINUTES);
        }
    }

    private void refresh() {
        try {
            serving.refresh();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private KmsHostView view(InstalledHost host) {
        try {
            return HostViews.view(host, groupOf(host), reports.report(host.id()), serving.count(host.id()));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private String groupOf(InstalledHost host) {
        return host.certificate()
                .flatMap(certificate -> groups.all().stream()
                        .filter(group -> group.rank() == certificate.contents().groupRank())
                        .map(ProductGroup::code)
                        .findFirst())
                .orElse(null);
    }

    private static UnavailableException unavailable(SQLException cause) {
        UnavailableException unavailable = new UnavailableException(ErrorCode.UNAVAILABLE, RETRY);
        unavailable.initCause(cause);
        return unavailable;
    }
}
