package org.menkyo.notification.desk;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.shared.text.Language;

/**
 * A notification that could not be sent.
 *
 * @param identity names it; the mail's Message-ID begins with it (LC-902)
 * @param kind what it tells
 * @param recipient the address
 * @param language in which language
 * @param attempts how often it was tried in all
 * @param lastError what the mail server said last
 * @param createdAt when it was recorded
 * @param deadAt when the queue gave up
 */
public record DeadLetter(
        UUID identity,
        NotificationKind kind,
        String recipient,
        Language language,
        int attempts,
        String lastError,
        Instant createdAt,
        Instant deadAt) {

    static DeadLetter of(OutboxNotification notification) {
        return new DeadLetter(
                notification.identity(),
                notification.kind(),
                notification.recipient().value(),
                notification.language(),
                notification.attempts(),
                notification.lastError().orElse(null),
                notification.createdAt(),
                notification.deadAt().orElseThrow());
    }
}
