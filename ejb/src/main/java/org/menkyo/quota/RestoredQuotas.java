package org.menkyo.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.menkyo.job.Job;

/** Forgets subjects for whom everything they took has come back. */
@ApplicationScoped
public class RestoredQuotas implements Job {

    private static final int SIZE = 1_000;

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    public RestoredQuotas(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forgetting quotas that are whole again";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return entityManager
                        .createNativeQuery("""
                        DELETE FROM quota_use WHERE (kind, subject_hash) IN (
                          SELECT kind, subject_hash FROM quota_use WHERE restored_at <= :now
                          ORDER BY restored_at LIMIT :size FOR UPDATE SKIP LOCKED)
                        """)
                        .setParameter("now", clock.instant())
                        .setParameter("size", SIZE)
                        .executeUpdate()
                == SIZE;
    }
}
