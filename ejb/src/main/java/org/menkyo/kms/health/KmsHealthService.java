package org.menkyo.kms.health;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.kms.dns.DnsPublication;
import org.menkyo.kms.dns.DnsRegistration;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.serving.KmsPort;
import org.menkyo.kms.serving.Outage;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;

/** Tells operators how this node serves KMS clients (VA-308, VA-313). */
@Stateless
public class KmsHealthService {

    private static final long MUCH_LAG_SECONDS = 60;

    private final AccessControl access;
    private final InstalledHosts hosts;
    private final HostReports reports;
    private final KmsPort port;
    private final DnsPublication dns;
    private final Clock clock;

    /** For the container's proxy. */
    protected KmsHealthService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public KmsHealthService(
            AccessControl access,
            InstalledHosts hosts,
            HostReports reports,
            KmsPort port,
            DnsPublication dns,
            Clock clock) {
        this.access = access;
        this.hosts = hosts;
        this.reports = reports;
        this.port = port;
        this.dns = dns;
        this.clock = clock;
    }

    /** How it is now. */
    @Performs(Operation.READ_KMS_HOST)
    public KmsHealth health(Caller caller) {
        access.require(caller, Operation.READ_KMS_HOST);
        Instant now = clock.instant();
        Optional<InstalledHost> host = hosts.serving();
        long lag = host.map(this::lag).orElse(0L);
        OptionalInt open = port.open();
        return new KmsHealth(
                status(host.map(serving -> serving.condition(now)), open.isPresent(), lag),
                open.isPresent() ? open.getAsInt() : null,
                host.map(InstalledHost::name).orElse(null),
                host.map(serving -> serving.condition(now)).orElse(null),
                host.flatMap(InstalledHost::refusesFrom).orElse(null),
                lag,
                dns.registrations(),
                dns.wrongSetting().orElse(null));
    }

    private KmsHealth.Status status(Optional<HostCondition> condition, boolean isOpen, long lag) {
        boolean serves = condition
                .filter(c -> c == HostCondition.ACTIVATED || c == HostCondition.OUT_OF_TOLERANCE_GRACE)
                .isPresent();
        if (!serves || !isOpen) {
            return KmsHealth.Status.DOWN;
        }
        boolean published = dns.wrongSetting().isEmpty()
                && dns.registrations().stream().allMatch(r -> r.state() == DnsRegistration.State.REGISTERED);
        boolean fine = condition.get() == HostCondition.ACTIVATED && published && lag < MUCH_LAG_SECONDS;
        return fine ? KmsHealth.Status.UP : KmsHealth.Status.DEGRADED;
    }

    private long lag(InstalledHost host) {
        try {
            return reports.report(host.id()).projection().lagSeconds();
        } catch (SQLException e) {
            throw Outage.of(e);
        }
    }
}
