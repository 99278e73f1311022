package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.shared.SecretBox;

/**
 * The transactions of a consumer. Each holds the notification's lock, so that of several messages for the same
 * notification only one leads to a mail (LC-902), and each commits by itself: what became of an attempt is known even if
 * the message comes again.
 */
@ApplicationScoped
class Delivery {

    /** How long after its record a notification that fails holds back the later ones to the same address. */
    static final Duration LONGEST_HOLD = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final Mailer mailer;
    private final SecretBox secrets;
    private final Clock clock;

    /** For the container's proxy. */
    protected Delivery() {
        this(null, null, null, null);
    }

    @Inject
    Delivery(Outbox outbox, Mailer mailer, SecretBox secrets, Clock clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Sends the mail and notes that it is sent, unless it is sent already or the message is of an earlier round.
     *
     * @throws MessagingException if the mail server did not accept it; nothing is noted then
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public void deliver(QueuedNotification message) throws MessagingException {
        Optional<OutboxNotification> awaiting = awaiting(message);
        if (awaiting.isPresent()) {
            OutboxNotification notification = awaiting.get();
            mailer.send(notification.identity(), notification.open(this::openToken));
            notification.sent(clock.instant());
        }
    }

    /**
     * What the address of a notification is owed from before, the oldest first; nothing if the message is void.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<OwedNotification> owedBefore(QueuedNotification message) {
        Instant youngest = clock.instant().minus(LONGEST_HOLD);
        return outbox
                .find(message.identity())
                .filter(notification -> notification.awaitsDelivery(message.round()))
                .map(outbox::owedBefore)
                .orElseGet(List::of)
                .stream()
                .map(earlier -> new OwedNotification(
                        new QueuedNotification(earlier.identity(), earlier.round()),
                        earlier.createdAt().isAfter(youngest)))
                .toList();
    }

    /** Notes that an earlier mail to the same address came in between. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void noteHeldBack(QueuedNotification message, String reason) {
        awaiting(message).ifPresent(notification -> notification.heldBack(reason, clock.instant()));
    }

    /** Notes a failed attempt. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void noteFailure(QueuedNotification message, String error) {
        awaiting(message).ifPresent(notification -> notification.attemptFailed(error, clock.instant()));
    }

    /** Notes that the queue has given up. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void bury(QueuedNotification message) {
        awaiting(message).ifPresent(notification -> notification.bury(clock.instant()));
    }

    private Optional<OutboxNotification> awaiting(QueuedNotification message) {
        return outbox.lock(message.identity()).filter(notification -> notification.awaitsDelivery(message.round()));
    }

    private String openToken(byte[] sealed) {
        return new String(secrets.open(Notifications.TOKEN_PURPOSE, sealed), StandardCharsets.UTF_8);
    }
}
