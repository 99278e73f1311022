package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Session;
import org.menkyo.shared.paging.PageRequest;

/** The stored subscriptions and messages. Messages are added by the database itself. */
@ApplicationScoped
public class WebhookRepository {

    private static final int DUE_AT_ONCE = 100;

    /** One of each account after the other, so that no account's many stand before another's first. */
    private static final String DUE = """
            SELECT id, account_name, proven FROM (
              SELECT s.id, s.account_name, s.proven, next.attempt_at,
                row_number() OVER (PARTITION BY s.account_name, s.proven ORDER BY next.attempt_at, s.id) AS place
              FROM (SELECT *, failures = 0 AND delivered_at IS NOT NULL AS proven FROM webhook_subscription) AS s
              CROSS JOIN LATERAL (SELECT min(next_attempt_at) AS attempt_at FROM (
                (SELECT next_attempt_at FROM webhook_delivery
                 WHERE subscription_id = s.id AND state = 'PENDING' AND next_attempt_at <= :now
                   AND s.paused_at IS NULL AND (s.retry_at IS NULL OR s.retry_at <= :now)
                 ORDER BY next_attempt_at LIMIT 1)
                UNION ALL
                (SELECT next_attempt_at FROM webhook_delivery
                 WHERE subscription_id = s.id AND state = 'PENDING' AND asked AND next_attempt_at <= :now
                 ORDER BY next_attempt_at LIMIT 1)) AS due) AS next
              WHERE s.ended_at IS NULL AND (s.leased_until IS NULL OR s.leased_until <= :now)
                AND s.id <> ALL (cast(:except AS bigint[])) AND next.attempt_at IS NOT NULL) AS waiting
            ORDER BY proven DESC, place, attempt_at LIMIT %d
            """.formatted(DUE_AT_ONCE);

    private static final String FORGET = """
            DELETE FROM webhook_delivery WHERE id IN (
              SELECT d.id FROM (
                SELECT s.id, s.paused_at IS NOT NULL OR s.ended_at IS NOT NULL AS idle, (
                  SELECT newer.id FROM webhook_delivery newer WHERE newer.subscription_id = s.id
                  ORDER BY newer.id DESC OFFSET :kept LIMIT 1) AS beyond
                FROM webhook_subscription s) AS log
              JOIN webhook_delivery d ON d.subscription_id = log.id
              WHERE (d.id <= log.beyond OR d.occurred_at < :before) AND (d.state <> 'PENDING' OR log.idle)
              LIMIT :limit)
            """;

    private final EntityManager entities;

    @Inject
    public WebhookRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(WebhookSubscription subscription) {
        entities.persist(subscription);
    }

    long count(String accountName) {
        return entities.createQuery(
                        "select count(s) from WebhookSubscription s"
                                + " where s.accountName = :accountName and s.endedAt is null",
                        Long.class)
                .setParameter("accountName", accountName)
                .getSingleResult();
    }

    /** A page of an account's subscriptions, oldest first, and one more. */
    List<WebhookSubscription> page(String accountName, PageRequest page) {
        return entities.createQuery(
                        "select s from WebhookSubscription s where s.accountName = :accountName"
                                + " and s.endedAt is null and s.id > :after order by s.id",
                        WebhookSubscription.class)
                .setParameter("accountName", accountName)
                .setParameter("after", page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** A subscription of an account that has not ended. */
    Optional<WebhookSubscription> find(String accountName, UUID identity) {
        return entities.createQuery(
                        "select s from WebhookSubscription s where s.identity = :identity"
                                + " and s.accountName = :accountName and s.endedAt is null",
                        WebhookSubscription.class)
                .setParameter("identity", identity)
                .setParameter("accountName", accountName)
                .getResultStream()
                .findFirst();
    }

    /** A page of a subscription's messages, newest first, and one more. */
    List<WebhookDelivery> deliveries(WebhookSubscription subscription, PageRequest page) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.subscription = :subscription"
                                + " and d.id < :before order by d.id desc",
                        WebhookDelivery.class)
                .setParameter("subscription", subscription)
                .setParameter("before", page.after().isEmpty() ? Long.MAX_VALUE : page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** One message of a subscription, locked. */
    Optional<WebhookDelivery> lock(WebhookSubscription subscription, UUID identity) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.subscription = :subscription and d.identity = :identity",
                        WebhookDelivery.class)
                .setParameter("subscription", subscription)
                .setParameter("identity", identity)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** One message, locked. */
    Optional<WebhookDelivery> lock(long id) {
        return Optional.ofNullable(entities.find(WebhookDelivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The message that tries a subscription and was not sent yet, if there is one. */
    Optional<WebhookDelivery> pendingPing(WebhookSubscription subscription) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.subscription = :subscription and d.state = PENDING"
                                + " and d.event = PING",
                        WebhookDelivery.class)
                .setParameter("subscription", subscription)
                .getResultStream()
                .findFirst();
    }

    void add(WebhookDelivery delivery) {
        entities.persist(delivery);
    }

    /** The subscriptions of which a message is due and that nobody sends for, but for those that are named. */
    List<DueWebhook> due(Instant now, Collection<Long> except) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(DUE)
                .setParameter("now", now)
                .setParameter("except", except.toArray(Long[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new DueWebhook(((Number) row[0]).longValue(), (String) row[1], (Boolean) row[2]))
                .toList();
    }

    /** A subscription for which nobody is sending, locked; empty if another server or thread is about to. */
    Optional<WebhookSubscription> lockIdle(long id, Instant now) {
        return entities.unwrap(Session.class)
                .createQuery(
                        "select s from WebhookSubscription s where s.id = :id and s.endedAt is null"
                                + " and (s.leasedUntil is null or s.leasedUntil <= :now)",
                        WebhookSubscription.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .setLockOptions(new LockOptions(LockMode.UPGRADE_SKIPLOCKED))
                .getResultStream()
                .findFirst();
    }

    /** A subscription, locked. */
    WebhookSubscription lockSubscription(long id) {
        return entities.find(WebhookSubscription.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The next message of a subscription that is due: what was asked for, then what was tried least, the oldest first. */
    Optional<WebhookDelivery> next(WebhookSubscription subscription, Instant now) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.subscription = :subscription and d.state = PENDING"
                                + " and d.nextAttemptAt <= :now and (d.asked or :open = true)"
                                + " order by d.asked desc, d.attempts, d.id",
                        WebhookDelivery.class)
                .setParameter("subscription", subscription)
                .setParameter("now", now)
                .setParameter("open", subscription.isOpenAt(now))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether who subscribed may know at a moment of what a message tells (LC-210, LC-904). */
    boolean mayKnow(WebhookSubscription subscription, WebhookDelivery delivery, Instant now) {
        return (Boolean) entities.createNativeQuery(
                        "SELECT webhook_knows(:account, :event, cast(:license AS text), cast(:subject AS text), :now)",
                        Boolean.class)
                .setParameter("account", subscription.accountName())
                .setParameter("event", delivery.event().name())
                .setParameter("license", delivery.licenseId())
                .setParameter("subject", delivery.subjectId())
                .setParameter("now", now)
                .getSingleResult();
    }

    /** What waits for its next attempt is due now. */
    void bringForward(WebhookSubscription subscription, Instant now) {
        entities.createQuery("update WebhookDelivery d set d.nextAttemptAt = :now"
                        + " where d.subscription = :subscription and d.state = PENDING and d.nextAttemptAt > :now")
                .setParameter("subscription", subscription)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * Removes messages that the log keeps no longer: those that happened before a moment, and those of a subscription that
     * are older than so many others. What is still to be sent stays, unless the subscription is paused or has ended.
     *
     * @return how many
     */
    int forget(Instant before, int kept, int limit) {
        return entities.createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("kept", kept)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
