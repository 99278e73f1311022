package org.menkyo.webhook;

/**
 * A new subscription with its secret, which is told this once.
 *
 * @param webhook the subscription
 * @param secret what messages are signed with: {@code whsec_} and 32 bytes in Base64
 */
public record NewWebhook(WebhookView webhook, String secret) {

    @Override
    public String toString() {
        return "NewWebhook[" + webhook + "]";
    }
}
