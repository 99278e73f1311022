package org.menkyo.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** What an account wants to be told of, and where. */
@Entity
@Table(name = "webhook_subscription")
public class WebhookSubscription {

    /** How long a server that took a message has for the attempt; longer than one can last. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** So many attempts in a row fail before all messages have to wait: one of them may be refused for what it says. */
    static final int FREE_FAILURES = 2;

    /** A subscription that nothing could be delivered to for so long is paused. */
    static final Duration LONGEST_FAILING = Duration.ofHours(24);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID identity;

    @Column(name = "account_name")
    private String accountName;

    @Column(name = "distributor_id")
    private Long distributorId;

    private String url;

    private String events;

    @Column(name = "sealed_secret", updatable = false)
    private byte[] sealedSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "notice_email")
    private String noticeEmail;

    @Enumerated(EnumType.STRING)
    @Column(name = "notice_language")
    private Language noticeLanguage;

    @Column(name = "leased_until")
    private Instant leasedUntil;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    private int failures;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "retry_at")
    private Instant retryAt;

    @Column(name = "paused_at")
    private Instant pausedAt;

    protected WebhookSubscription() {}

    WebhookSubscription(
            UUID identity,
            String accountName,
            Long distributorId,
            URI url,
            Collection<WebhookEvent> events,
            byte[] sealedSecret,
            Notice notice,
            Instant now) {
        this.identity = identity;
        this.accountName = accountName;
        this.distributorId = distributorId;
        this.url = url.toString();
        this.events =
                events.stream().distinct().sorted().map(WebhookEvent::name).collect(Collectors.joining(","));
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = now;
        this.noticeEmail = notice.email().map(BusinessEmail::value).orElse(null);
        this.noticeLanguage = notice.language();
    }

    /** Whom a mail tells if it is paused, in which language. */
    record Notice(Optional<BusinessEmail> email, Language language) {}

    /** An attempt begins; if nothing is heard of it, another server takes over after the lease. */
    void begin(Instant now) {
        leasedUntil = now.plus(LEASE);
    }

    /** An attempt has ended, and the receiver accepted the message. */
    void reached(Instant now) {
        leasedUntil = null;
        deliveredAt = now;
        resume();
    }

    /**
     * An attempt has failed: the next one waits for longer than before, and after a day of failures there is none.
     *
     * @return whether the subscription is paused from now on
     */
    boolean failed(Instant now) {
        leasedUntil = null;
        failures++;
        if (failingSince == null) {
            failingSince = now;
        }
        if (pausedAt != null) {
            return false;
        }
        if (!failingSince.plus(LONGEST_FAILING).isAfter(now)) {
            pausedAt = now;
            retryAt = null;
            return true;
        }
        if (failures > FREE_FAILURES) {
            retryAt = now.plus(WebhookDelivery.delayAfter(failures - FREE_FAILURES));
        }
        return false;
    }

    /** Messages are sent again as they come. */
    void resume() {
        failures = 0;
        failingSince = null;
        retryAt = null;
        pausedAt = null;
    }

    /** Whether messages are sent as they come, and not only those that were asked for. */
    boolean isOpenAt(Instant moment) {
        return pausedAt == null && (retryAt == null || !retryAt.isAfter(moment));
    }

    boolean isPaused() {
        return pausedAt != null;
    }

    /** Nothing is sent from now on; the log stays. */
    void end(Instant now) {
        endedAt = now;
    }

    Long id() {
        return id;
    }

    UUID identity() {
        return identity;
    }

    String accountName() {
        return accountName;
    }

    String url() {
        return url;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    Optional<BusinessEmail> noticeEmail() {
        return Optional.ofNullable(noticeEmail).map(BusinessEmail::new);
    }

    Language noticeLanguage() {
        return noticeLanguage;
    }

    Instant failingSince() {
        return failingSince;
    }

    WebhookView view() {
        WebhookState state =
                pausedAt != null ? WebhookState.PAUSED : failures > 0 ? WebhookState.FAILING : WebhookState.ACTIVE;
        return new WebhookView(
                identity,
                url,
                Arrays.stream(events.split(",")).map(WebhookEvent::valueOf).toList(),
                createdAt,
                noticeEmail,
                state,
                failures,
                failingSince,
                retryAt,
                pausedAt,
                deliveredAt);
    }
}
