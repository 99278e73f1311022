package org.menkyo.notification.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Session;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.database.TextMapConverter;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StorableText;

/** Keeps notifications on their way. */
@ApplicationScoped
public class Outbox {

    private static final int MAX_ERROR_LENGTH = 500;

    private static final String ADD = """
            INSERT INTO notification (identity, kind, recipient, language, parameters, sealed_token, state, round, attempts,
              created_at, sender)
            SELECT n.identity::uuid, n.kind, n.recipient, n.language, n.parameters::jsonb, n.sealed_token, 'PENDING', 0, 0, ?,
              n.sender
            FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
              AS n (identity, kind, recipient, language, parameters, sealed_token, sender, place)
            ORDER BY n.place
            """;

    private static final String LOCK_PENDING = """
            SELECT id, identity, recipient, kind, language, parameters::text, sealed_token IS NOT NULL, sender,
              held_at IS NOT NULL
            FROM notification WHERE state = 'PENDING' ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String QUEUE = """
            UPDATE notification n SET state = 'QUEUED', round = n.round + 1, queued_at = ?, attempted_at = NULL,
              queued_by = ?
            WHERE id = ANY (?)
            RETURNING n.id, n.identity, n.round, n.recipient
            """;

    private static final String AWAITING = """
            SELECT id, identity, round, recipient FROM notification WHERE identity = ANY (?) AND state = 'QUEUED'
            """;

    /** Row after row in the order of their numbers, so that those who wait for each other's rows do not do so in a circle. */
    private static final String LOCK_OWED = """
            SELECT * FROM notification WHERE state = 'QUEUED' AND id IN (
              SELECT owed.id FROM unnest(cast(:addresses AS text[]), cast(:lasts AS bigint[])) AS youngest (address, id)
              CROSS JOIN LATERAL (
                SELECT n.id FROM notification n
                WHERE n.state = 'QUEUED' AND lower(n.recipient) = lower(youngest.address) AND n.id <= youngest.id
                  AND n.id <> ALL (cast(:except AS bigint[]))
                ORDER BY n.id LIMIT :most) AS owed)
            ORDER BY id FOR UPDATE
            """;

    private static final String SENT = """
            UPDATE notification SET state = 'SENT', attempts = attempts + 1, attempted_at = ?, sent_at = ?, sealed_token = NULL
            WHERE id = ANY (?)
            """;

    /** Some of them may be locked by others, which then know more of them. */
    private static final String NOT_SENT = """
            UPDATE notification n SET attempts = n.attempts + late.attempts, attempted_at = ?, last_error = late.reason
            FROM unnest(?, ?, ?) AS late (id, attempts, reason)
            WHERE n.id = late.id
              AND n.id IN (SELECT id FROM notification WHERE id = ANY (?) AND state = 'QUEUED' FOR UPDATE SKIP LOCKED)
            """;

    private static final String TAKE_BACK = """
            UPDATE notification SET state = 'PENDING', queued_at = NULL
            WHERE id IN (SELECT id FROM notification WHERE id = ANY (cast(:ids AS bigint[])) AND state = 'QUEUED' ORDER BY id
              FOR UPDATE)
            """;

    private static final String BURY = """
            UPDATE notification n SET state = 'DEAD', dead_at = ? FROM unnest(?, ?) AS given_up (identity, round)
            WHERE n.identity = given_up.identity AND n.round = given_up.round AND n.state = 'QUEUED'
            RETURNING n.id, n.identity, n.round, n.recipient
            """;

    private static final String LOCK_LEFT = """
            SELECT * FROM notification n
            WHERE n.state = 'QUEUED' AND NOT EXISTS (SELECT FROM server_node s WHERE s.id = n.queued_by)
              AND n.queued_by <> :running
            ORDER BY n.id LIMIT :limit FOR UPDATE SKIP LOCKED
            """;

    private static final TextMapConverter PARAMETERS = new TextMapConverter();

    private final EntityManager entities;

    @Inject
    public Outbox(EntityManager entities) {
        this.entities = entities;
    }

    public void add(OutboxNotification notification) {
        entities.persist(notification);
    }

    public void flush() {
        entities.flush();
    }

    /** Keeps notifications of one moment in their order. */
    void add(StatementList statements, List<OutboxNotification> notifications) {
        if (!notifications.isEmpty()) {
            statements.add(
                    ADD,
                    notifications.get(0).createdAt(),
                    StatementList.texts(notifications, each -> each.identity().toString()),
                    StatementList.texts(notifications, each -> each.kind().name()),
                    StatementList.texts(notifications, each -> each.recipient().value()),
                    StatementList.texts(notifications, each -> each.language().name()),
                    StatementList.texts(notifications, each -> PARAMETERS.convertToDatabaseColumn(each.parameters())),
                    StatementList.bytes(notifications, OutboxNotification::sealedToken),
                    StatementList.texts(notifications, each -> each.sender().orElse(null)));
        }
    }

    /** The oldest that wait for the relay, locked, in their order; those that another relay has taken are passed over. */
    public List<PendingMail> lockPending(int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            List<PendingMail> pending = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(LOCK_PENDING)) {
                statement.setInt(1, limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        pending.add(new PendingMail(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                new BusinessEmail(row.getString(3)),
                                row.getString(4) + " " + row.getString(5) + " " + row.getString(6),
                                row.getBoolean(7),
                                row.getString(8),
                                row.getBoolean(9)));
                    }
                }
            }
            return pending;
        });
    }

    /**
     * Begins a round on the queue with notifications that this transaction has locked.
     *
     * @param server whose queue it is
     * @return them, in the order in which they were recorded
     */
    public List<Queued> queue(Collection<Long> ids, UUID server, Instant now) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(QUEUE)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setObject(2, server);
                statement.setArray(3, connection.createArrayOf("int8", ids.toArray()));
                List<Queued> queued = read(statement);
                queued.sort(Comparator.comparingLong(Queued::id));
                return queued;
            }
        });
    }

    /** Those of them that shall still be acted on: they are on the queue, and in the round that is named. */
    public List<Queued> awaiting(Collection<QueuedNotification> named) {
        UUID[] identities = named.stream().map(QueuedNotification::identity).toArray(UUID[]::new);
        Set<QueuedNotification> rounds = new HashSet<>(named);
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AWAITING)) {
                statement.setArray(1, connection.createArrayOf("uuid", identities));
                return read(statement).stream()
                        .filter(queued -> rounds.contains(queued.notification()))
                        .toList();
            }
        });
    }

    private static List<Queued> read(PreparedStatement statement) throws SQLException {
        List<Queued> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new Queued(
                        row.getLong(1),
                        new QueuedNotification(row.getObject(2, UUID.class), row.getInt(3)),
                        new BusinessEmail(row.getString(4))));
            }
        }
        return found;
    }

    /** Takes them from the queue, for the next relay. */
    public void takeBack(Collection<Queued> queued) {
        entities.createNativeQuery(TAKE_BACK)
                .setParameter("ids", queued.stream().map(Queued::id).toArray(Long[]::new))
                .executeUpdate();
    }

    /**
     * What the addresses of these notifications are owed, up to the youngest of these: themselves and all that was recorded
     * before them and is still on the queue, the oldest first. They are locked; this waits for who has them locked.
     *
     * @param except numbers of notifications that are left out
     * @param most how many are taken for one address
     */
    public List<OutboxNotification> lockOwed(Collection<Queued> youngest, Collection<Long> except, int most) {
        Map<BusinessEmail, Long> last = new HashMap<>();
        youngest.forEach(queued -> last.merge(queued.recipient(), queued.id(), Math::max));
        List<BusinessEmail> addresses = List.copyOf(last.keySet());
        return entities.unwrap(Session.class)
                .createNativeQuery(LOCK_OWED, OutboxNotification.class)
                .setParameter(
                        "addresses", addresses.stream().map(BusinessEmail::key).toArray(String[]::new))
                .setParameter("lasts", addresses.stream().map(last::get).toArray(Long[]::new))
                .setParameter("except", except.toArray(Long[]::new))
                .setParameter("most", most)
                .getResultList();
    }

    /** The mail server has accepted the mails; their tokens are needed no more. */
    public void noteSent(StatementList statements, Collection<Long> ids, Instant now) {
        if (!ids.isEmpty()) {
            statements.add(SENT, now, now, StatementList.longs(List.copyOf(ids), id -> id));
        }
    }

    /** It was their turn, but they were not sent; the queue will deliver their messages again. */
    public void noteNotSent(StatementList statements, List<NotSent> late, Instant now) {
        if (!late.isEmpty()) {
            Object ids = StatementList.longs(late, NotSent::id);
            statements.add(
                    NOT_SENT,
                    now,
                    ids,
                    StatementList.integers(late, each -> each.tried() ? 1 : 0),
                    StatementList.texts(late, each -> fitting(each.reason())),
                    ids);
        }
    }

    private static String fitting(String reason) {
        return StorableText.of(reason.length() <= MAX_ERROR_LENGTH ? reason : reason.substring(0, MAX_ERROR_LENGTH));
    }

    /** The queue has given up those of them that still wait in the round that is named; returns these. */
    public List<QueuedNotification> bury(Collection<QueuedNotification> named, Instant now) {
        UUID[] identities = named.stream().map(QueuedNotification::identity).toArray(UUID[]::new);
        Integer[] rounds = named.stream().map(QueuedNotification::round).toArray(Integer[]::new);
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BURY)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setArray(2, connection.createArrayOf("uuid", identities));
                statement.setArray(3, connection.createArrayOf("int4", rounds));
                return read(statement).stream().map(Queued::notification).toList();
            }
        });
    }

    /** Those of which nothing was heard since a moment although a message should stand for them, locked. */
    public List<OutboxNotification> lockLost(Instant neverTriedSince, Instant notTriedSince, int limit) {
        return entities.unwrap(Session.class)
                .createQuery(
                        "select n from OutboxNotification n where n.state = QUEUED"
                                + " and ((n.attemptedAt is null and n.queuedAt < :neverTriedSince)"
                                + " or n.attemptedAt < :notTriedSince) order by n.id",
                        OutboxNotification.class)
                .setLockOptions(new LockOptions(LockMode.UPGRADE_SKIPLOCKED))
                .setParameter("neverTriedSince", neverTriedSince)
                .setParameter("notTriedSince", notTriedSince)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Those on the queues of servers that do not run any more, locked. What somebody has locked is being sent, and left out.
     *
     * @param running a server that runs, whatever the others know
     */
    public List<OutboxNotification> lockLeft(UUID running, int limit) {
        return entities.unwrap(Session.class)
                .createNativeQuery(LOCK_LEFT, OutboxNotification.class)
                .setParameter("running", running)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** One of them, locked; waits for who has it locked. */
    public Optional<OutboxNotification> lock(UUID identity) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.identity = :identity", OutboxNotification.class)
                .setParameter("identity", identity)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** A page of those that the queue has given up, in the order in which they were recorded, and one more. */
    public List<OutboxNotification> dead(PageRequest page) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.state = DEAD and n.id > :after order by n.id",
                        OutboxNotification.class)
                .setParameter("after", page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** Begins anew with all that the queue has given up, and tells how many they were. */
    public int replayAllDead() {
        return entities.createQuery(
                        "update OutboxNotification n set n.state = PENDING, n.queuedAt = null, n.deadAt = null"
                                + " where n.state = DEAD")
                .executeUpdate();
    }

    public void execute(StatementList statements) {
        statements.execute(entities);
    }

    /**
     * A notification on the queue.
     *
     * @param id its number; those recorded later have greater ones
     * @param notification as messages name it
     */
    public record Queued(long id, QueuedNotification notification, BusinessEmail recipient) {}

    /**
     * A notification whose mail was not sent.
     *
     * @param tried whether it was tried, or held back by an earlier one
     */
    public record NotSent(long id, boolean tried, String reason) {}
}
