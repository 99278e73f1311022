package org.menkyo.notification.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.PendingMail;
import org.menkyo.shared.paging.PageRequest;

/** Keeps notifications that are held back, and notes which others stand for (LC-905). */
@ApplicationScoped
public class HeldMails {

    static final String SAME = "An equal mail to the same address is on its way: ";

    private static final String EQUAL = """
            SELECT n.id, e.identity FROM notification n
            CROSS JOIN LATERAL (
              (SELECT q.id, q.identity FROM notification q
               WHERE q.state = 'QUEUED' AND lower(q.recipient) = lower(n.recipient) AND q.id < n.id AND q.kind = n.kind
                 AND q.language = n.language AND q.parameters = n.parameters AND q.sealed_token IS NULL
               ORDER BY q.id LIMIT 1)
              UNION ALL
              (SELECT h.id, h.identity FROM notification h
               WHERE h.state = 'HELD' AND lower(h.recipient) = lower(n.recipient) AND h.id < n.id AND h.kind = n.kind
                 AND h.language = n.language AND h.parameters = n.parameters AND h.sealed_token IS NULL
               ORDER BY h.id LIMIT 1)) AS e
            WHERE n.id = ANY (cast(:ids AS bigint[])) ORDER BY n.id, e.id
            """;

    private static final String MERGE = """
            UPDATE notification n SET state = 'MERGED', merged_into = m.identity, last_error = :reason || m.identity,
              sealed_token = NULL
            FROM unnest(cast(:ids AS bigint[]), cast(:identities AS uuid[])) AS m (id, identity) WHERE n.id = m.id
            """;

    private static final String HOLD = """
            UPDATE notification SET state = 'HELD', held_at = :now, last_error = :reason
            WHERE id = ANY (cast(:ids AS bigint[]))
            """;

    private static final String PAIRS = """
            SELECT DISTINCT sender || chr(10) || lower(recipient) FROM notification
            WHERE state = 'HELD' AND lower(recipient) = ANY (cast(:addresses AS text[]))
            """;

    private static final String WAITING = """
            SELECT lower(recipient) FROM notification WHERE state = 'HELD'
            GROUP BY lower(recipient) HAVING min(held_at) <= :before ORDER BY min(held_at) LIMIT :limit
            """;

    /** One of each sender after the other, so that the many of one do not keep out those of the others. */
    private static final String LOCK = """
            SELECT * FROM notification WHERE state = 'HELD' AND id IN (
              SELECT id FROM (
                SELECT id, row_number() OVER (PARTITION BY sender ORDER BY id) AS place FROM notification
                WHERE state = 'HELD' AND lower(recipient) = :address) AS held
              ORDER BY place, id LIMIT :most)
            ORDER BY id FOR UPDATE SKIP LOCKED
            """;

    private static final String KEEP = """
            UPDATE notification SET held_at = :now WHERE state = 'HELD' AND lower(recipient) = :address
            """;

    private final EntityManager entities;

    @Inject
    public HeldMails(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of them for which an equal one to the same receiver is on the queue or held back, with its identity. */
    Map<Long, UUID> equalUnsent(Collection<Long> ids) {
        Map<Long, UUID> equal = new HashMap<>();
        if (!ids.isEmpty()) {
            @SuppressWarnings("unchecked")
            List<Object[]> rows = entities.createNativeQuery(EQUAL)
                    .setParameter("ids", ids.toArray(Long[]::new))
                    .getResultList();
            rows.forEach(row -> equal.putIfAbsent(((Number) row[0]).longValue(), (UUID) row[1]));
        }
        return equal;
    }

    /** Notes which other one stands for each of them, and why; their tokens are needed no more. */
    public void merge(Map<Long, UUID> others, String reason) {
        if (!others.isEmpty()) {
            List<Long> ids = List.copyOf(others.keySet());
            entities.createNativeQuery(MERGE)
                    .setParameter("reason", reason)
                    .setParameter("ids", ids.toArray(Long[]::new))
                    .setParameter("identities", ids.stream().map(others::get).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    public void hold(Collection<Long> ids, HoldReason reason, Instant now) {
        if (!ids.isEmpty()) {
            entities.createNativeQuery(HOLD)
                    .setParameter("now", now)
                    .setParameter("reason", reason.text())
                    .setParameter("ids", ids.toArray(Long[]::new))
                    .executeUpdate();
        }
    }

    /** Who has something held back for these addresses, as {@link PendingMail#pair} names it. */
    Set<String> pairs(Collection<String> addresses) {
        @SuppressWarnings("unchecked")
        List<String> pairs = entities.createNativeQuery(PAIRS)
                .setParameter("addresses", addresses.toArray(String[]::new))
                .getResultList();
        return pairs.stream().collect(Collectors.toSet());
    }

    /** Addresses for which something was held back at a moment, those that have waited longest first. */
    public List<String> waitingSince(Instant before, int limit) {
        @SuppressWarnings("unchecked")
        List<String> addresses = entities.createNativeQuery(WAITING)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
        return addresses;
    }

    /** What is held back for an address, locked, in the order of its record; none while another server has locked it. */
    public List<OutboxNotification> lock(String address, int most) {
        @SuppressWarnings("unchecked")
        List<OutboxNotification> held = entities.createNativeQuery(LOCK, OutboxNotification.class)
                .setParameter("address", address)
                .setParameter("most", most)
                .getResultList();
        return held;
    }

    /** A page of those that are held back, in the order in which they were recorded, and one more. */
    public List<OutboxNotification> page(PageRequest page) {
        return entities.createQuery(
                        "select n from OutboxNotification n where n.state = HELD and n.id > :after order by n.id",
                        OutboxNotification.class)
                .setParameter("after", page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** What is still held back for an address waits for the next summary. */
    public void keep(String address, Instant now) {
        entities.createNativeQuery(KEEP)
                .setParameter("now", now)
                .setParameter("address", address)
                .executeUpdate();
    }
}
