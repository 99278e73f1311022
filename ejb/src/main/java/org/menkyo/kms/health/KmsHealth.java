package org.menkyo.kms.health;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.kms.dns.DnsRegistration;
import org.menkyo.kms.host.HostCondition;

/**
 * How this node serves KMS clients, for operators (VA-308, VA-313).
 *
 * @param status the worst of what follows
 * @param port the port that is open; absent while none is
 * @param host name of the host that answers; absent if none does
 * @param condition whether that host may serve; absent if there is none
 * @param refusesFrom when that host refuses because its hardware has changed; absent while it has not
 * @param projectionLagSeconds how far the tables of clients are behind the ledger; 0 without a host
 * @param dns the DNS records of this node; empty if none is to be published
 * @param dnsSettingProblem what is wrong with the settings of DNS; absent if nothing is
 */
public record KmsHealth(
        Status status,
        @Nullable Integer port,
        @Nullable String host,
        @Nullable HostCondition condition,
        @Nullable Instant refusesFrom,
        long projectionLagSeconds,
        List<DnsRegistration> dns,
        @Nullable String dnsSettingProblem) {

    public KmsHealth {
        dns = List.copyOf(dns);
    }

    /** How it is. */
    public enum Status {
        /** Clients are served and can find the host. */
        UP,
        /** Clients are served, but somebody should look at what follows. */
        DEGRADED,
        /** Clients are not served. */
        DOWN
    }
}
