package org.menkyo.webhook;

import java.util.List;
import org.menkyo.shared.Limits;

/**
 * Asks for messages about events.
 *
 * @param url where they are sent: https, at most 1,000 characters; http only where the installation allows it
 * @param events which ones, at least one
 */
public record SubscribeWebhook(
        @Limits(maxLength = 1_000) String url,
        @Limits(minItems = 1) List<WebhookEvent> events) {}
