package org.menkyo.twin.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.projection.Sighting;
import org.menkyo.kms.serving.PassingHost;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.twin.scenario.Outage;
import org.menkyo.twin.scenario.TestedPlan;

/** A KMS host of the play: it decides as every host does, and looks for duplicates by the same rule (VA-315). */
final class TwinHost {

    /** As {@code menkyo.kms-duplicate-hours} has it by default. */
    private static final Duration DUPLICATE_WINDOW = Duration.ofHours(24);

    private final TestedPlan.Host described;
    private final List<Outage> outages;
    private final HostCertificate certificate;
    private final BatchSigner signer;
    private final PassingHost host;
    private final Map<UUID, Sighting> seen = new HashMap<>();
    private final Set<UUID> suspected = new HashSet<>();
    private long now;

    TwinHost(TestedPlan.Host described, List<Outage> outages, Publisher publisher, int machines, Instant start) {
        this.described = described;
        this.outages = outages.stream()
                .filter(outage -> outage.isOfHost(described.name()))
                .toList();
        SigningKey key = publisher.hostKey();
        this.certificate = publisher.certify(key, described.keyGroup(), start);
        this.signer = new BatchSigner(key);
        this.host = new PassingHost(
                publisher.clientCatalog(),
                certificate,
                described.renewalMinutes(),
                described.retryMinutes(),
                machines,
                this::look);
    }

    String name() {
        return described.name();
    }

    String network() {
        return described.network();
    }

    /** @param time in milliseconds after the start */
    boolean isAway(long time) {
        return outages.stream().anyMatch(outage -> outage.lasts(time));
    }

    KmsExchange answer(KmsRequest request, Instant at) {
        now = at.toEpochMilli();
        return KmsExchange.answered(Optional.of(certificate), signer.signWithin(host.answer(request, at)));
    }

    private void look(LedgerEntry entry) {
        if (entry.result() == KmsResult.REPLAY) {
            return;
        }
        UUID hardware = new UUID(entry.hardware().high(), entry.hardware().low());
        Sighting sighting = new Sighting(entry.cmid(), entry.machineName(), hardware, now);
        Sighting before = seen.put(entry.cmid(), sighting);
        if (before != null && sighting.contradicts(before, DUPLICATE_WINDOW)) {
            suspected.add(entry.cmid());
        }
    }

    int count(Instant at) {
        return host.count(at);
    }

    Set<UUID> suspected() {
        return suspected;
    }
}
