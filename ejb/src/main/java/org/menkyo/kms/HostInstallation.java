package org.menkyo.kms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Operation;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;
import org.menkyo.shared.LicensingException;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.SecretBox;

/**
 * The steps of a host's life, each a transaction of its own. A new host's signing key is kept before the center is asked,
 * so that an activation is not lost if the answer is: the same application again uses none.
 */
@ApplicationScoped
public class HostInstallation {

    private static final String SUBJECT = "kms-host";

    private final InstalledHosts hosts;
    private final SecretBox secretBox;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** For the container's proxy. */
    protected HostInstallation() {
        this(null, null, null, null);
    }

    @Inject
    public HostInstallation(InstalledHosts hosts, SecretBox secretBox, AuditTrail audit, Clock clock) {
        this.hosts = hosts;
        this.secretBox = secretBox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A host that waits for its certificate.
     *
     * @param id the host
     * @param key the key that it signs with
     */
    record Prepared(UUID id, SigningKey key) {}

    /** Makes the host of that name, or finds it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Prepared prepare(String name) {
        InstalledHost host = hosts.lock(name).orElseGet(() -> {
            byte[] seed = SigningKey.generate(random).seed();
            InstalledHost made =
                    new InstalledHost(name, secretBox.seal(ServedHosts.KEY_PURPOSE, seed), clock.instant());
            hosts.add(made);
            return made;
        });
        byte[] seed = secretBox.open(ServedHosts.KEY_PURPOSE, host.sealedSigningKey());
        return new Prepared(host.publicId(), SigningKey.ofSeed(seed));
    }

    /** The center has certified the host: from now on it answers. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void complete(Caller operator, UUID id, ProductKey key, HostCertificate certificate, InstallKmsHostKey command) {
        InstalledHost host = hosts.lock(id).orElseThrow(NotFoundException::new);
        host.activated(key, certificate, clock.instant());
        tellIntervals(host, command.renewalMinutes(), command.retryMinutes());
        hosts.serve(host);
        audit.append(
                operator,
                AuditEvent.done(Operation.INSTALL_KMS_HOST_KEY, SUBJECT, id, null)
                        .with("name", host.name())
                        .with("key", key.masked())
                        .with("platform", certificate.contents().platform())
                        .with("productId", certificate.contents().productId())
                        .with("certificate", certificate.serial()));
    }

    /** The center has refused the host, which stays as it was. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void refused(Caller operator, UUID id, ProductKey key, LicensingException reason) {
        audit.append(
                operator,
                AuditEvent.refused(Operation.INSTALL_KMS_HOST_KEY, SUBJECT, id, null)
                        .with("key", key.masked())
                        .with("reason", reason.code()));
    }

    /** Changes settings of a host. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void configure(Caller operator, UUID id, ConfigureKmsHost command) {
        InstalledHost host = hosts.lock(id).orElseThrow(NotFoundException::new);
        tellIntervals(host, command.renewalMinutes(), command.retryMinutes());
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
                        .with("serving", host.isServing()));
    }

    private static void tellIntervals(InstalledHost host, Integer renewal, Integer retry) {
        host.tellIntervals(
                renewal == null ? host.renewalMinutes() : renewal, retry == null ? host.retryMinutes() : retry);
    }
}
