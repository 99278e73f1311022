package org.menkyo.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subscription.
 *
 * @param id names it
 * @param url where messages are sent
 * @param events what they tell of
 * @param createdAt since when
 */
public record WebhookView(UUID id, String url, List<WebhookEvent> events, Instant createdAt) {

    static WebhookView of(WebhookSubscription subscription) {
        return new WebhookView(
                subscription.identity(), subscription.url(), subscription.events(), subscription.createdAt());
    }
}
