package org.menkyo.notification.relay;

import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.notification.mail.MailConnection;
import org.menkyo.notification.mail.Mailer;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.Outbox.NotSent;
import org.menkyo.notification.outbox.Outbox.Queued;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.secret.SecretBox;

/**
 * One turn of sending: each address gets what it is owed in the order of the record, although the queue brings a message again
 * at a moment of its own. A mail that fails holds back the later ones to its address for a while.
 */
final class DeliveryTurn {

    private static final Logger LOG = System.getLogger(DeliveryTurn.class.getName());

    private final DeliveryBatch deliveryBatch;
    private final MailConnection connection;
    private final Mailer mailer;
    private final SecretBox secrets;
    private final Clock clock;

    private final List<Long> sent = new ArrayList<>();
    private final List<NotSent> notSent = new ArrayList<>();
    private final Map<BusinessEmail, String> heldBack = new HashMap<>();

    DeliveryTurn(
            DeliveryBatch deliveryBatch, MailConnection connection, Mailer mailer, SecretBox secrets, Clock clock) {
        this.deliveryBatch = deliveryBatch;
        this.connection = connection;
        this.mailer = mailer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Sends mails.
     *
     * @param owed what to send, locked, in the order of the record
     * @param named what the message names, be it among them or not
     */
    DeliveryTurn run(List<OutboxNotification> owed, List<Queued> named) {
        Instant end = clock.instant().plus(Delivery.LONGEST_TURN);
        for (OutboxNotification notification : owed) {
            if (clock.instant().isAfter(end) && !connection.isUnreachable()) {
                break;
            }
            if (!heldBack.containsKey(notification.recipient())) {
                send(notification);
            }
        }
        for (Queued waiting : named) {
            String reason = heldBack.get(waiting.recipient());
            if (reason != null && deliveryBatch.left().contains(waiting.notification())) {
                notSent(waiting.id(), waiting.notification(), false, reason);
            }
        }
        return this;
    }

    /** Notes what became of each, in the same transaction. */
    void note(Outbox outbox) {
        StatementList statements = new StatementList();
        Instant now = clock.instant();
        outbox.noteSent(statements, sent, now);
        outbox.noteNotSent(statements, notSent, now);
        outbox.execute(statements);
    }

    private void send(OutboxNotification notification) {
        QueuedNotification name = new QueuedNotification(notification.identity(), notification.round());
        try {
            connection.send(
                    mailer.mail(notification.identity(), notification.open(token -> openToken(notification, token))));
            sent.add(notification.id());
            deliveryBatch.sent(name);
        } catch (MessagingException e) {
            String error = DeliveryFailure.describe(e);
            notSent(notification.id(), name, true, error);
            if (notification.createdAt().isAfter(clock.instant().minus(Delivery.LONGEST_HOLD))) {
                heldBack.put(
                        notification.recipient(), "An earlier mail to the same address could not be sent: " + error);
            }
        } catch (RuntimeException e) {
            // What cannot be made into a mail holds nothing back.
            LOG.log(Level.ERROR, "Notification " + notification.identity() + " could not be made into a mail", e);
            notSent(notification.id(), name, true, DeliveryFailure.describe(e));
        }
    }

    private void notSent(long id, QueuedNotification name, boolean tried, String reason) {
        notSent.add(new NotSent(id, tried, reason));
        deliveryBatch.notSent(id, name, tried, reason);
    }

    private String openToken(OutboxNotification notification, byte[] sealed) {
        return new String(
                secrets.open(Notifications.tokenPlace(notification.identity()), sealed), StandardCharsets.UTF_8);
    }
}
