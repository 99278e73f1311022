package org.menkyo.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to a partner system: the entry of the outbox, which the database adds in the causing transaction, and
 * afterwards the log of its delivery (LC-904).
 */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {

    /** After how many failed attempts a message is given up: 27 hours after the first. */
    static final int MAX_ATTEMPTS = 12;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);
    private static final int GROWTH = 3;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID identity;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "subscription_id")
    private WebhookSubscription subscription;

    @Enumerated(EnumType.STRING)
    private WebhookEvent event;

    @Column(name = "license_id")
    private String licenseId;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "subject_id")
    private String subjectId;

    private String cause;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    private boolean asked;

    @Column(name = "last_status")
    private Integer lastStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "last_problem")
    private DeliveryProblem lastProblem;

    @Column(name = "attempted_at")
    private Instant attemptedAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected WebhookDelivery() {}

    /** A message that nothing but its receiver has caused: it tries the subscription. */
    static WebhookDelivery ping(WebhookSubscription subscription, Instant now) {
        WebhookDelivery delivery = new WebhookDelivery();
        delivery.identity = UUID.randomUUID();
        delivery.subscription = subscription;
        delivery.event = WebhookEvent.PING;
        delivery.occurredAt = now;
        delivery.cause = "ping " + delivery.identity;
        delivery.ask(now);
        return delivery;
    }

    /** An attempt begins. */
    void begin(Instant now) {
        attempts++;
        attemptedAt = now;
        asked = false;
    }

    /** It is not sent, since who subscribed may not know of it any more. */
    void withhold() {
        state = DeliveryState.WITHHELD;
        asked = false;
    }

    /** An attempt has ended. A test message is not tried again: the next one tells more. */
    void ended(WebhookAnswer answer, Instant now) {
        lastStatus = answer.status();
        lastProblem = answer.problem();
        if (answer.accepted()) {
            state = DeliveryState.SENT;
            sentAt = now;
        } else if (attempts >= MAX_ATTEMPTS || event == WebhookEvent.PING) {
            state = DeliveryState.DEAD;
        } else {
            nextAttemptAt = now.plus(delayAfter(attempts));
        }
    }

    /** How long to wait after so many failed attempts. */
    static Duration delayAfter(int failed) {
        Duration delay = FIRST_DELAY;
        for (int i = 1; i < failed && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(GROWTH);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    /** Begins anew, under the same identity; it is tried although the subscription has to wait or is paused. */
    void ask(Instant now) {
        state = DeliveryState.PENDING;
        asked = true;
        attempts = 0;
        nextAttemptAt = now;
        sentAt = null;
    }

    Long id() {
        return id;
    }

    UUID identity() {
        return identity;
    }

    WebhookSubscription subscription() {
        return subscription;
    }

    WebhookEvent event() {
        return event;
    }

    String licenseId() {
        return licenseId;
    }

    String subjectId() {
        return subjectId;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    WebhookDeliveryView view() {
        return new WebhookDeliveryView(
                identity,
                event,
                licenseId,
                subjectId,
                occurredAt,
                state,
                attempts,
                lastStatus,
                lastProblem,
                attemptedAt,
                state == DeliveryState.PENDING ? nextAttemptAt : null,
                sentAt);
    }
}
