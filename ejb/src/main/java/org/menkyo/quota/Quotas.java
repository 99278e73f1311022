package org.menkyo.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.menkyo.shared.secret.SecretBox;

/**
 * Counts what is limited (LC-1108). The count is in the database, so all servers share it and a restart forgets nothing. A
 * subject, such as an address, is kept as a keyed hash only.
 *
 * <p>Of each subject one moment is kept: when all that it has taken will have come back (the generic cell rate algorithm of
 * ITU-T I.371). So there is no window at whose edge twice the limit would pass, and taking is one statement.
 */
@ApplicationScoped
public class Quotas {

    private static final String PURPOSE = "quota";

    private final EntityManager entityManager;
    private final SecretBox secrets;
    private final Clock clock;

    @Inject
    public Quotas(EntityManager entityManager, SecretBox secrets, Clock clock) {
        this.entityManager = entityManager;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Takes one in the caller's transaction: if that is rolled back, nothing was taken. Until it ends, others who take for the
     * same subject wait.
     *
     * @return empty if there was one; else, with nothing taken, how long until there is
     */
    @Transactional
    public Optional<Duration> take(Quota quota, String subject) {
        return takeEach(quota, Set.of(subject)).isEmpty()
                ? Optional.empty()
                : Optional.of(look(quota, subject).orElse(Duration.ofMillis(1)));
    }

    /**
     * As {@link #take}, for several subjects by one statement. It takes for them in an order of its own, so that two that do so
     * do not wait for each other in a circle.
     *
     * @return the subjects for which there was none
     */
    @Transactional
    public Set<String> takeEach(Quota quota, Set<String> subjects) {
        Map<String, String> byHash = new HashMap<>();
        subjects.forEach(subject -> byHash.put(HexFormat.of().formatHex(hash(quota, subject)), subject));
        @SuppressWarnings("unchecked")
        List<String> taken = entityManager
                .createNativeQuery("""
                        INSERT INTO quota_use AS used (kind, subject_hash, restored_at)
                        SELECT :kind, decode(s.hash, 'hex'), CAST(:now AS timestamptz) + :each * interval '1 microsecond'
                        FROM unnest(CAST(:subjects AS text[])) AS s (hash) ORDER BY s.hash
                        ON CONFLICT (kind, subject_hash) DO UPDATE
                        SET restored_at = greatest(used.restored_at, CAST(:now AS timestamptz))
                          + :each * interval '1 microsecond'
                        WHERE greatest(used.restored_at, CAST(:now AS timestamptz)) + :each * interval '1 microsecond'
                          <= CAST(:now AS timestamptz) + :period * interval '1 microsecond'
                        RETURNING encode(subject_hash, 'hex')
                        """, String.class)
                .setParameter("kind", quota.kind())
                .setParameter("subjects", byHash.keySet().toArray(String[]::new))
                .setParameter("now", now())
                .setParameter("each", quota.microsEach())
                .setParameter("period", quota.periodMicros())
                .getResultList();
        byHash.keySet().removeAll(taken);
        return Set.copyOf(byHash.values());
    }

    /** As {@link #take}, in a transaction of its own: what was taken stays taken whatever becomes of the caller's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Duration> takeApart(Quota quota, String subject) {
        return take(quota, subject);
    }

    /**
     * Takes one for what has been done already, even if there is none left: for what is looked up by {@link #look} first and
     * counted only when its outcome is known. What several did at the same time is so made up for, and nobody gets more by
     * asking side by side. The wait grows by one period at most.
     */
    @Transactional
    public void charge(Quota quota, String subject) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO quota_use AS used (kind, subject_hash, restored_at)
                        VALUES (:kind, :subject, CAST(:now AS timestamptz) + :each * interval '1 microsecond')
                        ON CONFLICT (kind, subject_hash) DO UPDATE
                        SET restored_at = least(
                          greatest(used.restored_at, CAST(:now AS timestamptz)) + :each * interval '1 microsecond',
                          CAST(:now AS timestamptz) + 2 * :period * interval '1 microsecond')
                        """)
                .setParameter("kind", quota.kind())
                .setParameter("subject", hash(quota, subject))
                .setParameter("now", now())
                .setParameter("each", quota.microsEach())
                .setParameter("period", quota.periodMicros())
                .executeUpdate();
    }

    /** Takes none: empty if there is one, else how long until there is. */
    @Transactional
    public Optional<Duration> look(Quota quota, String subject) {
        List<?> restored = entityManager
                .createNativeQuery(
                        "SELECT restored_at FROM quota_use WHERE kind = :kind AND subject_hash = :subject",
                        Instant.class)
                .setParameter("kind", quota.kind())
                .setParameter("subject", hash(quota, subject))
                .getResultList();
        Instant free = now().plus(quota.periodMicros() - quota.microsEach(), ChronoUnit.MICROS);
        return restored.stream()
                .map(moment -> Duration.between(free, (Instant) moment))
                .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private byte[] hash(Quota quota, String subject) {
        return secrets.keyedHash(PURPOSE, (quota.kind() + '\n' + subject).getBytes(StandardCharsets.UTF_8));
    }
}
