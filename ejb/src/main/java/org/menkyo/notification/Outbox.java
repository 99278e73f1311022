package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.TextMapConverter;

/** The stored notifications. */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            INSERT INTO notification (identity, kind, recipient, language, parameters, sealed_token, state, round, attempts,
              created_at)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, 'PENDING', 0, 0, ?)
            """;

    private static final TextMapConverter PARAMETERS = new TextMapConverter();

    private final EntityManager entities;

    /** For the container's proxy. */
    protected Outbox() {
        this(null);
    }

    @Inject
    public Outbox(EntityManager entities) {
        this.entities = entities;
    }

    void add(OutboxNotification notification) {
        entities.persist(notification);
    }

    void add(StatementList statements, OutboxNotification notification) {
        statements.add(
                ADD,
                notification.identity(),
                notification.kind().name(),
                notification.recipient().value(),
                notification.language().name(),
                PARAMETERS.convertToDatabaseColumn(notification.parameters()),
                notification.sealedToken(),
                notification.createdAt());
    }

    /** The oldest that wait for the relay, locked; those that another relay has locked are passed over. */
    List<OutboxNotification> lockPending(int limit) {
        return skippingLocked("select n from OutboxNotification n where n.state = PENDING order by n.id")
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of which nothing was heard since a moment although a message should stand for them, locked. */
    List<OutboxNotification> lockLost(Instant neverTriedSince, Instant notTriedSince, int limit) {
        return skippingLocked("select n from OutboxNotification n where n.state = QUEUED"
                        + " and ((n.attemptedAt is null and n.queuedAt < :neverTriedSince)"
                        + " or n.attemptedAt < :notTriedSince) order by n.id")
                .setParameter("neverTriedSince", neverTriedSince)
                .setParameter("notTriedSince", notTriedSince)
                .setMaxResults(limit)
                .getResultList();
    }

    private Query<OutboxNotification> skippingLocked(String select) {
        return entities.unwrap(Session.class)
                .createQuery(select, OutboxNotification.class)
                .setLockOptions(new LockOptions(LockMode.UPGRADE_SKIPLOCKED));
    }

    /** One of them, locked; waits for who has it locked. */
    Optional<OutboxNotification> lock(UUID identity) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.identity = :identity", OutboxNotification.class)
                .setParameter("identity", identity)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** One of them, as it is at this moment. */
    Optional<OutboxNotification> find(UUID identity) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.identity = :identity", OutboxNotification.class)
                .setParameter("identity", identity)
                .getResultStream()
                .findFirst();
    }

    /** Those to the same address that were recorded before and are still on the queue, the oldest first. */
    List<OutboxNotification> owedBefore(OutboxNotification notification) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.state = QUEUED and lower(n.recipient) = :address"
                                + " and n.id < :id order by n.id",
                        OutboxNotification.class)
                .setParameter("address", notification.recipient().key())
                .setParameter("id", notification.id())
                .getResultList();
    }

    /** A page of those that the queue has given up, in the order in which they were recorded, and one more. */
    List<OutboxNotification> dead(PageRequest page) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.state = DEAD and n.id > :after order by n.id",
                        OutboxNotification.class)
                .setParameter("after", page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** Begins anew with all that the queue has given up, and tells how many they were. */
    int replayAllDead() {
        return entities.createQuery(
                        "update OutboxNotification n set n.state = PENDING, n.queuedAt = null, n.deadAt = null"
                                + " where n.state = DEAD")
                .executeUpdate();
    }
}
