package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.shared.call.Caller;

/** The transactions before and after an attempt; none spans it, since a receiver can be slow. */
@ApplicationScoped
public class WebhookSteps {

    private static final Logger LOG = System.getLogger(WebhookSteps.class.getName());

    private enum Action {
        WEBHOOK_PAUSED
    }

    private final Quarantine quarantine;
    private final WebhookRepository webhooks;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public WebhookSteps(
            Quarantine quarantine,
            WebhookRepository webhooks,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.quarantine = quarantine;
        this.webhooks = webhooks;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The subscriptions that wait for a message, but for those that this server is sending messages of: proven ones first,
     * one of each account after the other. In quarantine there are none (LC-1208).
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<DueWebhook> due(Collection<Long> sending) {
        return quarantine.holdsBack() ? List.of() : webhooks.due(clock.instant(), sending);
    }

    /**
     * Takes the next message of a subscription, if there is one and nobody is sending one of them. What the account may not know
     * of any more is not sent, whatever it might when it happened (LC-210).
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<WebhookMessage> begin(long subscriptionId) {
        if (quarantine.holdsBack()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return webhooks.lockIdle(subscriptionId, now)
                .flatMap(subscription -> nextKnown(subscription, now).map(delivery -> {
                    subscription.begin(now);
                    delivery.begin(now);
                    return WebhookMessage.of(delivery);
                }));
    }

    private Optional<WebhookDelivery> nextKnown(WebhookSubscription subscription, Instant now) {
        Optional<WebhookDelivery> next = webhooks.next(subscription, now);
        while (next.isPresent() && !webhooks.mayKnow(subscription, next.get(), now)) {
            next.get().withhold();
            next = webhooks.next(subscription, now);
        }
        return next;
    }

    /** Notes how the attempt ended, and what follows for the subscription. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(WebhookMessage message, WebhookAnswer answer) {
        Instant now = clock.instant();
        WebhookSubscription subscription = webhooks.lockSubscription(message.subscriptionId());
        webhooks.lock(message.deliveryId()).ifPresent(delivery -> delivery.ended(answer, now));
        if (answer.accepted()) {
            if (subscription.isPaused()) {
                webhooks.bringForward(subscription, now);
            }
            subscription.reached(now);
        } else if (subscription.failed(now)) {
            paused(subscription, answer);
        }
    }

    private void paused(WebhookSubscription subscription, WebhookAnswer answer) {
        String host = URI.create(subscription.url()).getHost();
        LOG.log(
                Level.WARNING,
                "Webhook {0} to {1} is paused: nothing could be delivered since {2}",
                subscription.identity(),
                host,
                subscription.failingSince());
        subscription
                .noticeEmail()
                .ifPresent(email -> notifications.record(
                        Notification.of(NotificationKind.WEBHOOK_PAUSED, email, subscription.noticeLanguage())
                                .with("host", host)
                                .with("webhookId", subscription.identity())
                                .with("account", subscription.accountName())
                                .with("problem", answer.problem())
                                .with("status", answer.status())));
        audit.append(
                Caller.system(UUID.randomUUID().toString()),
                AuditEvent.done(Action.WEBHOOK_PAUSED, "webhook", subscription.identity(), null)
                        .with("host", host)
                        .with("problem", answer.problem()));
    }
}
