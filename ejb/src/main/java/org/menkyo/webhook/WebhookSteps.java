package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The transactions before and after an attempt; none spans it, since a receiver can be slow. */
@ApplicationScoped
public class WebhookSteps {

    private static final int SUBSCRIPTIONS_AT_ONCE = 50;

    private final WebhookRepository webhooks;
    private final Clock clock;

    /** For the container's proxy. */
    protected WebhookSteps() {
        this(null, null);
    }

    @Inject
    public WebhookSteps(WebhookRepository webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** The subscriptions that wait for a message, those that have waited longest first. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Long> due() {
        return webhooks.due(clock.instant(), SUBSCRIPTIONS_AT_ONCE);
    }

    /** Takes the next message of a subscription, if there is one and nobody is sending one of them. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<WebhookMessage> begin(long subscriptionId) {
        return webhooks.take(subscriptionId, clock.instant()).map(delivery -> {
            delivery.begin(clock.instant());
            return WebhookMessage.of(delivery);
        });
    }

    /** Notes how the attempt ended. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(WebhookMessage message, WebhookAnswer answer) {
        webhooks.lock(message.deliveryId()).ifPresent(delivery -> delivery.ended(answer, clock.instant()));
    }
}
