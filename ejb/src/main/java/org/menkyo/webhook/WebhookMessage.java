package org.menkyo.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.menkyo.shared.text.Json;

/**
 * A message that is to be sent: the same bytes in every attempt, signed anew with the time of the attempt.
 *
 * @param deliveryId the row of the outbox
 * @param subscriptionId the row of the subscription
 * @param identity names the message
 * @param url where to
 * @param body JSON in UTF-8
 * @param subscription names the subscription
 * @param sealedSecret what it is signed with, encrypted
 */
record WebhookMessage(
        long deliveryId,
        long subscriptionId,
        UUID identity,
        URI url,
        byte[] body,
        UUID subscription,
        byte[] sealedSecret) {

    /** What the body says: that something happened, not who did it; details are for those who may read them. */
    public record Body(UUID id, String type, Instant occurredAt, String licenseId, String subjectId, UUID webhookId) {}

    static WebhookMessage of(WebhookDelivery delivery) {
        WebhookSubscription subscription = delivery.subscription();
        Body body = new Body(
                delivery.identity(),
                delivery.event().name(),
                delivery.occurredAt(),
                delivery.licenseId(),
                delivery.subjectId(),
                subscription.identity());
        return new WebhookMessage(
                delivery.id(),
                subscription.id(),
                delivery.identity(),
                URI.create(subscription.url()),
                Json.write(body).getBytes(StandardCharsets.UTF_8),
                subscription.identity(),
                subscription.sealedSecret());
    }

    /** The header webhook-signature: HMAC-SHA-256 over identity, time and body, joined by dots. */
    String signature(byte[] secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((identity + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookMessage[" + identity + "]";
    }
}
