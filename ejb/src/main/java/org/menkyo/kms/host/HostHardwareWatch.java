package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.shared.call.Caller;

/**
 * Notices that the hardware under an activated host is not the one any more that it was activated with (VA-317). The log
 * and the audit tell when the 30 days begin, and when they end because the old hardware is back.
 */
@ApplicationScoped
public class HostHardwareWatch {

    private static final System.Logger LOG = System.getLogger(HostHardwareWatch.class.getName());

    /** What the watch records. */
    enum Sight {
        KMS_HOST_HARDWARE_CHANGED,
        KMS_HOST_HARDWARE_RESTORED
    }

    private final InstalledHosts hosts;
    private final HostHardware hardware;
    private final HostKeys keys;
    private final ClientCatalogs catalogs;
    private final AuditTrail audit;
    private final Clock clock;
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

    @Inject
    public HostHardwareWatch(
            InstalledHosts hosts,
            HostHardware hardware,
            HostKeys keys,
            ClientCatalogs catalogs,
            AuditTrail audit,
            Clock clock) {
        this.hosts = hosts;
        this.hardware = hardware;
        this.keys = keys;
        this.catalogs = catalogs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Compares the hardware of this node with that of all activated hosts. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void look() {
        Instant now = clock.instant();
        hosts.lockActivated().forEach(host -> {
            try {
                look(host, now);
                unreadable.remove(host.id());
            } catch (IllegalStateException | IllegalArgumentException e) {
                // The others are looked at all the same (VA-318).
                if (unreadable.add(host.id())) {
                    LOG.log(Level.ERROR, "The hardware of KMS host " + host.publicId() + " cannot be compared", e);
                }
            }
        });
    }

    private void look(InstalledHost host, Instant now) {
        String catalogId = catalogs.current().id();
        boolean changed = host.observe(
                watched -> hardware.profile(catalogId, keys.signingKey(watched).publicKey()), now);
        if (!changed) {
            return;
        }
        Sight sight =
                host.refusesFrom().isPresent() ? Sight.KMS_HOST_HARDWARE_CHANGED : Sight.KMS_HOST_HARDWARE_RESTORED;
        LOG.log(
                Level.WARNING,
                "KMS host {0}: {1}; it refuses from {2}",
                host.name(),
                sight,
                host.refusesFrom().map(Instant::toString).orElse("never"));
        audit.append(
                Caller.system(UUID.randomUUID().toString()),
                AuditEvent.done(sight, "kms-host", host.publicId(), null)
                        .with("name", host.name())
                        .with("refusesFrom", host.refusesFrom().orElse(null)));
    }
}
