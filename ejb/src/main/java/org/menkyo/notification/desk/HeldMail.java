package org.menkyo.notification.desk;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.OutboxNotification;

/**
 * A mail that is held back because its sender or its receiver has had many (LC-905).
 *
 * @param identity names it
 * @param kind what it tells
 * @param recipient the address
 * @param sender who caused it: account, user or new, a colon, and the account's name, the person's identity or the network
 * @param reason which budget it is over, and what becomes of it
 * @param createdAt when it was recorded
 * @param heldAt since when it is held back
 */
public record HeldMail(
        UUID identity,
        NotificationKind kind,
        String recipient,
        String sender,
        String reason,
        Instant createdAt,
        Instant heldAt) {

    static HeldMail of(OutboxNotification notification) {
        return new HeldMail(
                notification.identity(),
                notification.kind(),
                notification.recipient().value(),
                notification.sender().orElse(""),
                notification.lastError().orElse(""),
                notification.createdAt(),
                notification.heldAt());
    }
}
