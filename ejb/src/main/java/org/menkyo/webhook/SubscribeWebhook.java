package org.menkyo.webhook;

import java.util.List;

/**
 * Asks for messages about events.
 *
 * @param url where they are sent: https, at most 1,000 characters; http only where the installation allows it
 * @param events which ones, at least one
 */
public record SubscribeWebhook(String url, List<WebhookEvent> events) {}
