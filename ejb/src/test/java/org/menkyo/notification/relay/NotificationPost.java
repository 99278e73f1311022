package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.menkyo.node.ThisNode;
import org.menkyo.notification.Notification;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.notification.budget.HeldMails;
import org.menkyo.notification.budget.MailBudget;
import org.menkyo.notification.budget.MailMeters;
import org.menkyo.notification.mail.MailRenderer;
import org.menkyo.notification.mail.Mailer;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.testing.TestDatabase;

/**
 * The beans of the feature as the container would wire them, each call in a transaction of its own. Without a mail session
 * nothing can be delivered.
 */
public final class NotificationPost {

    private final TestDatabase database;
    private final Session mailSession;
    private final Clock clock;
    private final SecretBox secrets = new SecretBox(() -> new byte[32]);
    private final ThisNode node = new ThisNode();

    /** How often the relay was to be woken. */
    int wakes;

    /** Whether the installation is in quarantine. */
    boolean quarantined;

    public NotificationPost(TestDatabase database, Session mailSession, Clock clock) {
        this.database = database;
        this.mailSession = mailSession;
        this.clock = clock;
    }

    private Quarantine quarantine() {
        return () -> quarantined;
    }

    /** The server that this is. */
    ThisNode node() {
        return node;
    }

    Notifications notifications(EntityManager entities) {
        return new Notifications(new Outbox(entities), () -> wakes++, secrets, clock);
    }

    /** Records a notification and returns its row. */
    public OutboxNotification record(Notification notification) {
        return database.inTransaction(entities -> {
            notifications(entities).record(notification);
            return entities.createQuery(
                            "select n from OutboxNotification n order by n.id desc", OutboxNotification.class)
                    .setMaxResults(1)
                    .getSingleResult();
        });
    }

    /** Records notifications in one transaction and returns their rows, in their order. */
    List<OutboxNotification> recordAtOnce(List<Notification> notifications) {
        return database.inTransaction(entities -> {
            notifications.forEach(notifications(entities)::record);
            List<OutboxNotification> newest = entities.createQuery(
                            "select n from OutboxNotification n order by n.id desc", OutboxNotification.class)
                    .setMaxResults(notifications.size())
                    .getResultList();
            return newest.stream()
                    .sorted(Comparator.comparing(OutboxNotification::id))
                    .toList();
        });
    }

    /** Relays what is pending and returns what the messages name. */
    public List<QueuedNotification> relay() {
        return sentBy(RelayBatch::relay);
    }

    /** Relays what is pending and returns the messages sent. */
    List<List<QueuedNotification>> relayMessages() {
        return messagesOf(RelayBatch::relay);
    }

    /** Returns what the messages name that a transaction of the relay has sent. */
    List<QueuedNotification> sentBy(Consumer<RelayBatch> work) {
        return messagesOf(work).stream().flatMap(List::stream).toList();
    }

    private List<List<QueuedNotification>> messagesOf(Consumer<RelayBatch> work) {
        List<List<QueuedNotification>> sent = new ArrayList<>();
        database.transact(entities -> work.accept(
                new RelayBatch(new Outbox(entities), budget(entities), sent::addAll, node, quarantine(), clock)));
        return sent;
    }

    MailBudget budget(EntityManager entities) {
        return new MailBudget(
                new Quotas(entities, secrets, clock),
                new HeldMails(entities),
                SampleNotifications.settings(),
                new MailMeters(),
                clock);
    }

    /** Records summaries of what was held back long enough. */
    void summarize() {
        database.transact(entities -> new MailSummaries(
                        quarantine(),
                        new NameLock(entities),
                        new HeldMails(entities),
                        new Outbox(entities),
                        new MailRenderer(SampleNotifications.settings()),
                        secrets,
                        SampleNotifications.settings(),
                        clock)
                .release());
    }

    /** Delivers a message that names these, as the consumer does, and returns what could not be sent. */
    List<DeliveryBatch.Failure> deliver(QueuedNotification... named) {
        return deliver(List.of(named));
    }

    List<DeliveryBatch.Failure> deliver(List<QueuedNotification> named) {
        DeliveryBatch deliveryBatch = new DeliveryBatch(named);
        while (!deliveryBatch.isDone()) {
            database.transact(entities -> delivery(entities).goOn(deliveryBatch));
        }
        return deliveryBatch.failures();
    }

    /** Sends the mails of a message, and then the server crashes before their record is committed. */
    void crashAfterSending(List<QueuedNotification> named) {
        assertThatThrownBy(() -> database.transact(entities -> {
                    delivery(entities).goOn(new DeliveryBatch(named));
                    throw new IllegalStateException("the server crashes");
                }))
                .hasMessage("the server crashes");
    }

    public void noteFailure(OutboxNotification notification, String error) {
        database.transact(entities -> {
            StatementList statements = new StatementList();
            Outbox outbox = new Outbox(entities);
            outbox.noteNotSent(
                    statements, List.of(new Outbox.NotSent(notification.id(), true, error)), clock.instant());
            outbox.execute(statements);
        });
    }

    public List<QueuedNotification> bury(QueuedNotification... named) {
        return database.inTransaction(entities -> delivery(entities).bury(List.of(named)));
    }

    private Delivery delivery(EntityManager entities) {
        Mailer mailer = new Mailer(
                mailSession, new MailRenderer(SampleNotifications.settings()), SampleNotifications.settings(), clock);
        return new Delivery(quarantine(), new Outbox(entities), mailer, secrets, clock);
    }

    /** Leaves nothing to the next test. */
    void deleteAll() throws SQLException {
        try (Connection owner = database.owner().getConnection();
                PreparedStatement delete = owner.prepareStatement("delete from notification");
                PreparedStatement whole = owner.prepareStatement("delete from quota_use")) {
            delete.executeUpdate();
            whole.executeUpdate();
        }
    }

    OutboxNotification reload(OutboxNotification notification) {
        return database.inTransaction(entities -> entities.find(OutboxNotification.class, notification.id()));
    }
}
