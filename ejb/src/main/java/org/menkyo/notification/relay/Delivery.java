package org.menkyo.notification.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.menkyo.notification.mail.MailConnection;
import org.menkyo.notification.mail.Mailer;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.Outbox.Queued;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.notification.outbox.QueuedNotification;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.shared.secret.SecretBox;

/**
 * The transactions of a consumer. Each commits by itself: what became of its mails is known even if the message comes again.
 */
@ApplicationScoped
class Delivery {

    /** How long after its record a notification that fails holds back the later ones to the same address. */
    static final Duration LONGEST_HOLD = Duration.ofMinutes(15);

    /**
     * No other mail is begun after this time: what was sent is noted, so that a crash doubles the mails of a moment at most,
     * and nobody waits for the locks for long.
     */
    static final Duration LONGEST_TURN = Duration.ofSeconds(2);

    /** How many notifications one transaction takes for one address. */
    static final int MOST_FOR_AN_ADDRESS = 25;

    private final Quarantine quarantine;
    private final Outbox outbox;
    private final Mailer mailer;
    private final SecretBox secrets;
    private final Clock clock;

    @Inject
    Delivery(Quarantine quarantine, Outbox outbox, Mailer mailer, SecretBox secrets, Clock clock) {
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.mailer = mailer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Goes on with what a message asks for, as far as one transaction reaches: sends mails over one connection, those to
     * each address in the order of their record, and notes what became of each. The notifications are locked meanwhile, so
     * that of several messages for the same one only one leads to a mail (LC-902). In quarantine they go back to where the relay
     * finds them once it may, and the message is void (LC-1208).
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void goOn(DeliveryBatch deliveryBatch) {
        List<Queued> awaiting = outbox.awaiting(deliveryBatch.left());
        deliveryBatch.narrow(awaiting.stream().map(Queued::notification).toList());
        if (awaiting.isEmpty()) {
            return;
        }
        if (quarantine.holdsBack()) {
            outbox.takeBack(awaiting);
            deliveryBatch.narrow(List.of());
            return;
        }
        List<OutboxNotification> owed = outbox.lockOwed(awaiting, deliveryBatch.passedOver(), MOST_FOR_AN_ADDRESS);
        try (MailConnection connection = mailer.connection()) {
            new DeliveryTurn(deliveryBatch, connection, mailer, secrets, clock)
                    .run(owed, awaiting)
                    .note(outbox);
        }
    }

    /**
     * Notes that the queue has given up what a message names.
     *
     * @return those of them that were not sent
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<QueuedNotification> bury(List<QueuedNotification> named) {
        return outbox.bury(named, clock.instant());
    }
}
