package org.menkyo.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an account wants to be told of, and where. */
@Entity
@Table(name = "webhook_subscription")
public class WebhookSubscription {

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

    protected WebhookSubscription() {}

    WebhookSubscription(
            UUID identity,
            String accountName,
            Long distributorId,
            URI url,
            Collection<WebhookEvent> events,
            byte[] sealedSecret,
            Instant now) {
        this.identity = identity;
        this.accountName = accountName;
        this.distributorId = distributorId;
        this.url = url.toString();
        this.events =
                events.stream().distinct().sorted().map(WebhookEvent::name).collect(Collectors.joining(","));
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = now;
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

    String url() {
        return url;
    }

    List<WebhookEvent> events() {
        return Arrays.stream(events.split(",")).map(WebhookEvent::valueOf).toList();
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    Instant createdAt() {
        return createdAt;
    }
}
