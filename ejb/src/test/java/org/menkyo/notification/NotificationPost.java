package org.menkyo.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.menkyo.shared.SecretBox;
import org.menkyo.testing.TestDatabase;

/**
 * The beans of the feature as the container would wire them, each call in a transaction of its own. Without a mail session
 * nothing can be delivered.
 */
final class NotificationPost {

    private final TestDatabase database;
    private final Session mailSession;
    private final Clock clock;
    private final SecretBox secrets = new SecretBox(() -> new byte[32]);

    /** The messages that were sent to the queue in transactions that committed. */
    final List<QueuedNotification> queue = new CopyOnWriteArrayList<>();

    /** How often the relay was to be woken. */
    int wakes;

    NotificationPost(TestDatabase database, Session mailSession, Clock clock) {
        this.database = database;
        this.mailSession = mailSession;
        this.clock = clock;
    }

    Notifications notifications(EntityManager entities) {
        return new Notifications(new Outbox(entities), () -> wakes++, secrets, clock);
    }

    /** Records a notification and returns its row. */
    OutboxNotification record(Notification notification) {
        return database.inTransaction(entities -> {
            notifications(entities).record(notification);
            return entities.createQuery(
                            "select n from OutboxNotification n order by n.id desc", OutboxNotification.class)
                    .setMaxResults(1)
                    .getSingleResult();
        });
    }

    /** Relays what is pending and returns the messages sent. */
    List<QueuedNotification> relay() {
        List<QueuedNotification> sent = new CopyOnWriteArrayList<>();
        database.transact(entities -> new RelayBatch(new Outbox(entities), sent::addAll, clock).relay());
        queue.addAll(sent);
        return sent;
    }

    <T> T inRelay(Function<RelayBatch, T> work) {
        return database.inTransaction(
                entities -> work.apply(new RelayBatch(new Outbox(entities), queue::addAll, clock)));
    }

    void deliver(QueuedNotification message) throws MessagingException {
        try {
            database.transact(entities -> {
                try {
                    delivery(entities).deliver(message);
                } catch (MessagingException e) {
                    throw new Refused(e);
                }
            });
        } catch (Refused refused) {
            throw refused.cause;
        }
    }

    void noteFailure(QueuedNotification message, String error) {
        database.transact(entities -> delivery(entities).noteFailure(message, error));
    }

    void bury(QueuedNotification message) {
        database.transact(entities -> delivery(entities).bury(message));
    }

    /** Delivers as the consumer does: first what the address is owed from before. */
    void deliverInOrder(QueuedNotification message) throws MessagingException {
        new OrderedDelivery(new EachInItsTransaction()).deliver(message);
    }

    private final class EachInItsTransaction extends Delivery {

        @Override
        public List<OwedNotification> owedBefore(QueuedNotification message) {
            return database.inTransaction(entities -> delivery(entities).owedBefore(message));
        }

        @Override
        public void deliver(QueuedNotification message) throws MessagingException {
            NotificationPost.this.deliver(message);
        }

        @Override
        public void noteFailure(QueuedNotification message, String error) {
            NotificationPost.this.noteFailure(message, error);
        }
    }

    private Delivery delivery(EntityManager entities) {
        Mailer mailer = new Mailer(
                mailSession, new MailRenderer(SampleNotifications.settings()), SampleNotifications.settings(), clock);
        return new Delivery(new Outbox(entities), mailer, secrets, clock);
    }

    OutboxNotification reload(OutboxNotification notification) {
        return database.inTransaction(entities -> entities.find(OutboxNotification.class, notification.id()));
    }

    /** Carries the checked exception out of the transaction, which it rolls back. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient MessagingException cause;

        Refused(MessagingException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
