package org.menkyo.notification.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.notification.Notification;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/**
 * Where features hand in what shall be mailed. A notification is a row written in the transaction that causes it: there
 * is none for what was rolled back, and none is lost (LC-901).
 */
@ApplicationScoped
public class Notifications {

    /** The purpose that {@link SecretBox} seals the tokens of links for. */
    private static final String TOKEN_PURPOSE = "notification-token";

    private final Outbox outbox;
    private final RelaySignal relay;
    private final SecretBox secrets;
    private final Clock clock;

    @Inject
    public Notifications(Outbox outbox, RelaySignal relay, SecretBox secrets, Clock clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Records a notification, to be sent once the current transaction has committed.
     *
     * @throws IllegalArgumentException if a parameter that the kind's text needs is missing, or its token
     */
    public void record(Notification notification) {
        outbox.add(sealed(notification, clock.instant()));
        relay.wakeAfterCommit();
    }

    /** As {@link #record(Notification)}, but several in their order and with other statements. */
    public void record(StatementList statements, List<Notification> notifications) {
        Instant now = clock.instant();
        outbox.add(
                statements,
                notifications.stream().map(each -> sealed(each, now)).toList());
        relay.wakeAfterCommit();
    }

    /** Where the token of a notification's link is kept. */
    public static SecretPlace tokenPlace(Object notification) {
        return new SecretPlace(TOKEN_PURPOSE, "notification", notification);
    }

    private OutboxNotification sealed(Notification notification, Instant now) {
        notification.kind().check(notification);
        UUID identity = UUID.randomUUID();
        byte[] sealedToken = notification
                .secretToken()
                .map(token -> secrets.seal(tokenPlace(identity), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
        return new OutboxNotification(identity, notification, sealedToken, now);
    }
}
