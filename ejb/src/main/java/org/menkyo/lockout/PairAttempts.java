package org.menkyo.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SourceNetwork;
import org.menkyo.shared.secret.SecretBox;

/**
 * Counts the tries of authorization numbers with license numbers, and locks out who tries too many invalid ones (LC-604).
 *
 * <p>Whoever calls has locked the person's row and asked {@link Lockouts} after that: so the tries of one person follow each
 * other, and none sees fewer of them than there were.
 */
@ApplicationScoped
public class PairAttempts {

    private static final String PURPOSE = "license-pair-attempt";
    private static final Duration DAY = Duration.ofHours(24);

    private final EntityManager entityManager;
    private final Lockouts lockouts;
    private final SecretBox secrets;
    private final Clock clock;
    private final LockoutPolicy policy;

    @Inject
    public PairAttempts(
            EntityManager entityManager, Lockouts lockouts, SecretBox secrets, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.lockouts = lockouts;
        this.secrets = secrets;
        this.clock = clock;
        this.policy = LockoutPolicy.of(settings);
    }

    /**
     * Whether there were too many invalid pairs from the caller's network or with the license number, by whomever; then
     * after how long it is worth while to try again. Other tries from there and with that number wait until this one is
     * decided.
     */
    public Optional<Duration> throttledFor(Caller caller, String licenseNumber) {
        String network = SourceNetwork.of(caller.sourceAddress());
        byte[] number = hash(licenseNumber);
        lock("source " + network);
        lock("number " + HexFormat.of().formatHex(number));
        Optional<Duration> bySource = untilFree("source_network = :key", network, policy.invalidPerSource());
        Optional<Duration> byNumber = untilFree("number_hash = :key", number, policy.invalidPerNumber());
        return bySource.isEmpty() || byNumber.isPresent() && byNumber.get().compareTo(bySource.get()) > 0
                ? byNumber
                : bySource;
    }

    /** Records a try; too many invalid ones lock the caller out. */
    public PairVerdict record(Caller caller, String licenseNumber, PairOutcome outcome) {
        Instant now = clock.instant();
        long attempt = (Long) entityManager
                .createNativeQuery("""
                        INSERT INTO license_pair_attempt
                          (user_id, email_key, source_network, number_hash, outcome, attempted_at)
                        VALUES (:user, :email, :network, :number, :outcome, :now) RETURNING id
                        """, Long.class)
                .setParameter("user", caller.requireUserId())
                .setParameter("email", caller.requireEmail().key())
                .setParameter("network", SourceNetwork.of(caller.sourceAddress()))
                .setParameter("number", hash(licenseNumber))
                .setParameter("outcome", outcome.name())
                .setParameter("now", now)
                .getSingleResult();
        Counts counts = count(caller, now);
        int left = Math.min(policy.invalidInARow() - counts.inARow(), policy.invalidInADay() - counts.inADay());
        if (outcome != PairOutcome.INVALID || left > 0) {
            return new PairVerdict(Optional.empty(), Math.max(0, left));
        }
        LockoutCause cause =
                counts.inARow() >= policy.invalidInARow() ? LockoutCause.IN_A_ROW : LockoutCause.WITHIN_A_DAY;
        Lockout lockout = new Lockout(caller, attempt, cause, now, now.plus(policy.lockedFor()));
        lockouts.add(caller, lockout);
        return new PairVerdict(Optional.of(lockout), 0);
    }

    /** The invalid pairs of a person since the last lockout: in a row, and within 24 hours. */
    private record Counts(int inARow, int inADay) {}

    private Counts count(Caller caller, Instant now) {
        Object[] counts = (Object[]) entityManager
                .createNativeQuery("""
                        WITH own AS (
                          SELECT id, outcome, attempted_at FROM license_pair_attempt WHERE user_id = :user
                          UNION
                          SELECT id, outcome, attempted_at FROM license_pair_attempt WHERE email_key = :email),
                        served AS (
                          SELECT coalesce(max(attempt_id), 0) AS id FROM lockout WHERE user_id = :user OR email_key = :email)
                        SELECT
                          count(*) FILTER (WHERE own.id >
                            (SELECT coalesce(max(id), 0) FROM own WHERE outcome = 'NEW')),
                          count(*) FILTER (WHERE own.attempted_at > :yesterday)
                        FROM own, served
                        WHERE own.outcome = 'INVALID' AND own.id > served.id
                        """)
                .setParameter("user", caller.requireUserId())
                .setParameter("email", caller.requireEmail().key())
                .setParameter("yesterday", now.minus(DAY))
                .getSingleResult();
        return new Counts(((Number) counts[0]).intValue(), ((Number) counts[1]).intValue());
    }

    private void lock(String key) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:key, 2))")
                .setParameter("key", key)
                .getSingleResult();
    }

    /** The time until fewer than the limit lie within the window. */
    private Optional<Duration> untilFree(String condition, Object key, int limit) {
        Instant now = clock.instant();
        @SuppressWarnings("unchecked")
        List<Instant> oldest = entityManager
                .createNativeQuery(
                        "SELECT attempted_at FROM license_pair_attempt WHERE outcome = 'INVALID' AND " + condition
                                + " AND attempted_at > :since ORDER BY attempted_at DESC OFFSET :limit LIMIT 1",
                        Instant.class)
                .setParameter("key", key)
                .setParameter("since", now.minus(policy.window()))
                .setParameter("limit", limit - 1)
                .getResultList();
        return oldest.stream().findFirst().map(moment -> Duration.between(now, moment.plus(policy.window())));
    }

    private byte[] hash(String licenseNumber) {
        return secrets.keyedHash(PURPOSE, licenseNumber.getBytes(StandardCharsets.UTF_8));
    }
}
