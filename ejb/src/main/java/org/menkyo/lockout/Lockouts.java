package org.menkyo.lockout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.readcache.ReadCache;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.input.BusinessEmail;

/**
 * Knows who is locked out (LC-604). The services ask at every call, so that it holds over every interface and for those
 * who have signed in before.
 */
@ApplicationScoped
public class Lockouts {

    /** What is remembered of somebody: until when the person is locked out at most. */
    private record LockoutOf(UUID userId, String emailKey) {}

    private final EntityManager entityManager;
    private final ReadCache cache;
    private final SecurityEvents events;
    private final Clock clock;

    @Inject
    public Lockouts(EntityManager entityManager, ReadCache cache, SecurityEvents events, Clock clock) {
        this.events = events;
        this.entityManager = entityManager;
        this.cache = cache;
        this.clock = clock;
    }

    /** @throws LockedOutException if the caller is a person who is locked out now */
    public void requireNone(Caller caller) {
        if (caller.userId().isPresent()) {
            until(caller.userId().get(), caller.email()).ifPresent(until -> {
                events.report(SecurityEvent.of(SecurityEventKind.CALL_WHILE_LOCKED_OUT, caller)
                        .with("until", until));
                throw new LockedOutException(until);
            });
        }
    }

    /** Until when a person, or whoever else had the business e-mail, is locked out; empty for who is not. */
    public Optional<Instant> until(UUID userId, Optional<BusinessEmail> email) {
        LockoutOf who = new LockoutOf(userId, email.map(BusinessEmail::key).orElse(""));
        return cache.get(who, () -> last(who)).filter(clock.instant()::isBefore);
    }

    private Optional<Instant> last(LockoutOf who) {
        return Optional.ofNullable((Instant) entityManager
                .createNativeQuery(
                        "SELECT max(locked_until) FROM lockout"
                                + " WHERE (user_id = :user OR email_key = :email) AND ended_at IS NULL",
                        Instant.class)
                .setParameter("user", who.userId())
                .setParameter("email", who.emailKey())
                .getSingleResult());
    }

    /** Keeps a new lockout that the caller has brought about. */
    void add(Caller caller, Lockout lockout) {
        entityManager.persist(lockout);
        entityManager.flush();
        events.report(SecurityEvent.of(SecurityEventKind.LOCKED_OUT, caller)
                .with("cause", lockout.cause())
                .with("until", lockout.lockedUntil()));
    }

    /** A lockout, locked until the transaction ends. */
    public Optional<Lockout> findLocked(UUID id) {
        return Optional.ofNullable(entityManager.find(Lockout.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The lockouts of an address, or of all for null, from the newest to the oldest, behind a cursor, at most so many. */
    public List<Lockout> list(BusinessEmail email, Instant before, UUID beforeId, int limit) {
        return entityManager
                .createQuery(
                        "select l from Lockout l where (:email is null or l.emailKey = :email)"
                                + " and (l.lockedAt < :before or (l.lockedAt = :before and l.id < :beforeId))"
                                + " order by l.lockedAt desc, l.id desc",
                        Lockout.class)
                .setParameter("email", email == null ? null : email.key())
                .setParameter("before", before)
                .setParameter("beforeId", beforeId)
                .setMaxResults(limit)
                .getResultList();
    }
}
