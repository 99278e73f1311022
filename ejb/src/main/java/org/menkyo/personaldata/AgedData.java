package org.menkyo.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.job.Job;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;

/** Removes what is kept of people for a time only, each kind after its own (LC-1204). The audit notes how much it was. */
@ApplicationScoped
public class AgedData implements Job {

    private static final int SIZE = 1_000;

    private enum Action {
        AGED_DATA_REMOVED
    }

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public AgedData(EntityManager entities, AuditTrail audit, Settings settings, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "removing what was kept of people for its time";
    }

    /** What is due is a matter of days. */
    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return remove(SIZE);
    }

    /** Removes at most so much of the first kind of which something is due; false if nothing is. */
    boolean remove(int most) {
        for (AgedKind kind : AgedKind.values()) {
            Instant before = clock.instant().minus(settings.get(kind.kept()));
            long removed = (Long) entities.createNativeQuery("SELECT remove_aged(:kind, :before, :most)", Long.class)
                    .setParameter("kind", kind.name())
                    .setParameter("before", before)
                    .setParameter("most", most)
                    .getSingleResult();
            if (removed > 0) {
                audit.append(
                        Caller.system(UUID.randomUUID().toString()),
                        AuditEvent.done(Action.AGED_DATA_REMOVED, "retention", kind.name(), null)
                                .with("count", removed)
                                .with("until", before));
                return true;
            }
        }
        return false;
    }
}
