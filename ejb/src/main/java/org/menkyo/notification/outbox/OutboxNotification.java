package org.menkyo.notification.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.ColumnTransformer;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.shared.database.TextMapConverter;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StorableText;

/**
 * A notification on its way: the entry of the transactional outbox, and afterwards the log of its delivery (LC-901).
 *
 * <p>Each time that it is put on the queue begins a new round. A message of an earlier round, left over after the
 * notification was queued anew, means nothing any more.
 */
@Entity
@Table(name = "notification")
public class OutboxNotification {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID identity;

    @Enumerated(EnumType.STRING)
    private NotificationKind kind;

    private String recipient;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Convert(converter = TextMapConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Map<String, String> parameters;

    @Column(name = "sealed_token", updatable = false)
    private byte[] sealedToken;

    @Enumerated(EnumType.STRING)
    private NotificationState state;

    private int round;

    private int attempts;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "attempted_at")
    private Instant attemptedAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "dead_at")
    private Instant deadAt;

    private String sender;

    @Column(name = "held_at")
    private Instant heldAt;

    protected OutboxNotification() {}

    public OutboxNotification(UUID identity, Notification notification, byte[] sealedToken, Instant now) {
        this.identity = identity;
        this.kind = notification.kind();
        this.recipient = notification.recipient().value();
        this.language = notification.language();
        this.parameters = StorableText.of(notification.parameters());
        this.sealedToken = sealedToken;
        this.state = NotificationState.PENDING;
        this.createdAt = now;
        this.sender = notification.sender().orElse(null);
    }

    /** Begins anew, after an operator found the cause or because its message was lost. */
    public void replay() {
        state = NotificationState.PENDING;
        queuedAt = null;
        deadAt = null;
    }

    /** It was held back long enough, and now goes its way. */
    public void release() {
        state = NotificationState.PENDING;
        lastError = null;
    }

    public Long id() {
        return id;
    }

    /** Names the notification in messages, in the mail's Message-ID and for operators (LC-902). */
    public UUID identity() {
        return identity;
    }

    public NotificationKind kind() {
        return kind;
    }

    public BusinessEmail recipient() {
        return new BusinessEmail(recipient);
    }

    public Language language() {
        return language;
    }

    /**
     * What was recorded.
     *
     * @param tokens decrypts the token of the mail's link
     */
    public Notification open(Function<byte[], String> tokens) {
        return new Notification(
                kind,
                recipient(),
                language,
                parameters,
                Optional.ofNullable(sealedToken).map(tokens),
                sender());
    }

    Map<String, String> parameters() {
        return parameters;
    }

    /** The encrypted token of the mail's link; null where it has none. */
    byte[] sealedToken() {
        return sealedToken == null ? null : sealedToken.clone();
    }

    /** Who caused it; empty for the server itself. */
    public Optional<String> sender() {
        return Optional.ofNullable(sender);
    }

    public Instant heldAt() {
        return heldAt;
    }

    public NotificationState state() {
        return state;
    }

    public int round() {
        return round;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<Instant> deadAt() {
        return Optional.ofNullable(deadAt);
    }
}
