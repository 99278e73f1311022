package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Operation;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;

/**
 * The steps of a host's life, each a transaction of its own. A new host's signing key is kept before the center is asked,
 * so that an activation is not lost if the answer is: the same application again uses none.
 */
@ApplicationScoped
public class HostInstallation {

    private static final String SUBJECT = "kms-host";

    private final NameLock locks;
    private final InstalledHosts hosts;
    private final HostKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public HostInstallation(NameLock locks, InstalledHosts hosts, HostKeys keys, AuditTrail audit, Clock clock) {
        this.locks = locks;
        this.hosts = hosts;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A host that waits for its certificate.
     *
     * @param id the host
     * @param key the key that it signs with
     */
    public record Prepared(UUID id, SigningKey key) {}

    /** Makes the host of that name, or finds it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Prepared prepare(String name) {
        locks.hold(NameLock.Kind.KMS_HOSTS);
        InstalledHost host = hosts.lock(name).orElseGet(() -> {
            UUID publicId = UUID.randomUUID();
            InstalledHost made = new InstalledHost(publicId, name, keys.makeSealed(publicId), clock.instant());
            hosts.add(made);
            return made;
        });
        return new Prepared(host.publicId(), keys.signingKey(host));
    }

    /** The center has certified the host: from now on it answers. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void complete(
            Caller operator,
            Prepared prepared,
            InstallKmsHostKey command,
            InstallationId installationId,
            HostCertificate certificate) {
        locks.hold(NameLock.Kind.KMS_HOSTS);
        InstalledHost host = hosts.lock(prepared.id()).orElseThrow(NotFoundException::new);
        String maskedKey = ProductKey.parse(command.productKey()).masked();
        host.activated(maskedKey, certificate, installationId, clock.instant());
        hosts.findApplication(host).ifPresent(hosts::remove);
        tellIntervals(host, command.renewalMinutes(), command.retryMinutes());
        hosts.serve(host);
        audit.append(operator, certified(Operation.INSTALL_KMS_HOST_KEY, host, certificate));
    }

    private static AuditEvent certified(Operation operation, InstalledHost host, HostCertificate certificate) {
        return AuditEvent.done(operation, SUBJECT, host.publicId(), null)
                .with("name", host.name())
                .with("key", host.maskedKey())
                .with("platform", certificate.contents().platform())
                .with("productId", certificate.contents().productId())
                .with("certificate", certificate.serial());
    }

    /** Keeps what the host asks the center for by phone; it stays as it is until the answer is there (VA-301). */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public PhoneApplication apply(
            Caller operator, Prepared prepared, InstallKmsHostKey command, InstallationId installationId) {
        InstalledHost host = hosts.lock(prepared.id()).orElseThrow(NotFoundException::new);
        String maskedKey = ProductKey.parse(command.productKey()).masked();
        hosts.findApplication(host).ifPresent(hosts::remove);
        PhoneApplication application = new PhoneApplication(
                host, maskedKey, command.platform(), keys.seal(host, installationId), clock.instant());
        hosts.add(application);
        tellIntervals(host, command.renewalMinutes(), command.retryMinutes());
        audit.append(
                operator,
                AuditEvent.done(Operation.INSTALL_KMS_HOST_KEY, SUBJECT, host.publicId(), null)
                        .with("name", host.name())
                        .with("key", maskedKey)
                        .with("platform", command.platform())
                        .with("byPhone", true));
        return application;
    }

    /** What the center has answered by phone was checked: from now on the host answers. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void completeByPhone(Caller operator, UUID id, HostCertificate certificate) {
        locks.hold(NameLock.Kind.KMS_HOSTS);
        InstalledHost host = hosts.lock(id).orElseThrow(NotFoundException::new);
        PhoneApplication application = hosts.findApplication(host).orElseThrow(NotFoundException::new);
        host.activated(application.maskedKey(), certificate, keys.installationId(application), clock.instant());
        hosts.remove(application);
        hosts.serve(host);
        audit.append(operator, certified(Operation.CERTIFY_KMS_HOST, host, certificate));
    }

    /** Gives the host up. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void deactivate(Caller operator, UUID id) {
        InstalledHost host = hosts.lock(id).orElseThrow(NotFoundException::new);
        host.requireActivated();
        AuditEvent event = AuditEvent.done(Operation.DEACTIVATE_KMS_HOST, SUBJECT, id, null)
                .with("name", host.name())
                .with("key", host.maskedKey())
                .with("productId", host.certificate().orElseThrow().contents().productId());
        host.deactivated();
        audit.append(operator, event);
    }

    /** The center has refused the host, which stays as it was. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(Caller operator, UUID id, ProductKey key, LicensingException reason) {
        audit.append(
                operator,
                AuditEvent.refused(Operation.INSTALL_KMS_HOST_KEY, SUBJECT, id, null)
                        .with("key", key.masked())
                        .with("reason", reason.code()));
    }

    /** Changes settings of a host. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void configure(Caller operator, UUID id, ConfigureKmsHost command) {
        locks.hold(NameLock.Kind.KMS_HOSTS);
        InstalledHost host = hosts.lock(id).orElseThrow(NotFoundException::new);
        tellIntervals(host, command.renewalMinutes(), command.retryMinutes());
        if (command.port() != null) {
            host.listenOn(command.port());
        }
        if (command.dnsPublished() != null) {
            host.publishByDns(command.dnsPublished());
        }
        if (Boolean.TRUE.equals(command.serving())) {
            host.requireActivated();
            hosts.serve(host);
        }
        audit.append(
                operator,
                AuditEvent.done(Operation.CONFIGURE_KMS_HOST, SUBJECT, id, null)
                        .with("name", host.name())
                        .with("renewalMinutes", host.renewalMinutes())
                        .with("retryMinutes", host.retryMinutes())
                        .with("port", host.port().isPresent() ? host.port().getAsInt() : null)
                        .with("dnsPublished", host.isDnsPublished())
                        .with("serving", host.isServing()));
    }

    private static void tellIntervals(InstalledHost host, Integer renewal, Integer retry) {
        host.tellIntervals(
                renewal == null ? host.renewalMinutes() : renewal, retry == null ? host.retryMinutes() : retry);
    }
}
