package org.menkyo.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.job.Job;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;

/** Removes what is kept of people for a time only, each kind after its own (LC-1204). The audit notes how much it was. */
@ApplicationScoped
public class AgedData implements Job {

    private static final int SIZE = 1_000;
    private static final AgedKind[] KINDS = AgedKind.values();

    private enum Action {
        AGED_DATA_REMOVED
    }

    private final EntityManager entities;
    private final AuditTrail audit;
    private final AgedDataMeters meters;
    private final Settings settings;
    private final Clock clock;

    /** The kind that it is at: of those before nothing is due any more today. */
    private final AtomicInteger at = new AtomicInteger();

    @Inject
    public AgedData(EntityManager entities, AuditTrail audit, AgedDataMeters meters, Settings settings, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.meters = meters;
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

    /** Removes at most so much of the kind that it is at, or of the next one of which something is due; false after the last. */
    boolean remove(int most) {
        for (; at.get() < KINDS.length; at.incrementAndGet()) {
            if (remove(KINDS[at.get()], most)) {
                return true;
            }
        }
        at.set(0);
        meters.completed();
        return false;
    }

    private boolean remove(AgedKind kind, int most) {
        Instant before = clock.instant().minus(settings.get(kind.kept()));
        long removed = (Long) entities.createNativeQuery("SELECT remove_aged(:kind, :before, :most)", Long.class)
                .setParameter("kind", kind.name())
                .setParameter("before", before)
                .setParameter("most", most)
                .getSingleResult();
        if (removed == 0) {
            return false;
        }
        audit.append(
                Caller.system(UUID.randomUUID().toString()),
                AuditEvent.done(Action.AGED_DATA_REMOVED, "retention", kind.name(), null)
                        .with("count", removed)
                        .with("until", before));
        meters.removed(kind, removed);
        return true;
    }
}
