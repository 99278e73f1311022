package org.menkyo.webhook;

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
import org.menkyo.shared.PageRequest;

/** The stored subscriptions and messages. Messages are added by the database itself. */
@ApplicationScoped
public class WebhookRepository {

    private final EntityManager entities;

    /** For the container's proxy. */
    protected WebhookRepository() {
        this(null);
    }

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

    /** The subscriptions of which a message is due. */
    List<Long> due(Instant now, int limit) {
        return entities.createQuery(
                        "select d.subscription.id from WebhookDelivery d where d.state = PENDING"
                                + " and d.nextAttemptAt <= :now and (d.leasedUntil is null or d.leasedUntil <= :now)"
                                + " and d.subscription.endedAt is null"
                                + " group by d.subscription.id order by min(d.nextAttemptAt)",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The oldest message of a subscription that is due, unless another server or thread is sending one of them. The
     * subscription is locked, so that nobody else takes one meanwhile.
     */
    Optional<WebhookDelivery> take(long subscriptionId, Instant now) {
        boolean locked = !entities.unwrap(Session.class)
                .createQuery(
                        "select s from WebhookSubscription s where s.id = :id and s.endedAt is null",
                        WebhookSubscription.class)
                .setParameter("id", subscriptionId)
                .setLockOptions(new LockOptions(LockMode.UPGRADE_SKIPLOCKED))
                .getResultList()
                .isEmpty();
        if (!locked || isSending(subscriptionId, now)) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.subscription.id = :id and d.state = PENDING"
                                + " and d.nextAttemptAt <= :now order by d.id",
                        WebhookDelivery.class)
                .setParameter("id", subscriptionId)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private boolean isSending(long subscriptionId, Instant now) {
        return !entities.createQuery(
                        "select d.id from WebhookDelivery d where d.subscription.id = :id and d.state = PENDING"
                                + " and d.leasedUntil > :now",
                        Long.class)
                .setParameter("id", subscriptionId)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
