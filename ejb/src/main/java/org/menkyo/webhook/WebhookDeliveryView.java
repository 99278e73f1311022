package org.menkyo.webhook;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to a partner system, and what became of it.
 *
 * @param id names the message in all its attempts: the header webhook-id
 * @param event what it tells of
 * @param licenseId the license ID that it happened to, or null if it has to do with none
 * @param subjectId the support case or lockout that it happened to, or null if it happened to the license ID
 * @param occurredAt when it happened
 * @param state how far it is
 * @param attempts how often it was tried since it was recorded or replayed
 * @param status the HTTP status of the last answer, or null if there was none
 * @param problem why the last attempt failed, or null if it did not
 * @param attemptedAt when it was tried last, or null
 * @param nextAttemptAt when it is tried again, or null if it is not
 * @param sentAt when the receiver accepted it, or null
 */
public record WebhookDeliveryView(
        UUID id,
        WebhookEvent event,
        @Nullable String licenseId,
        @Nullable String subjectId,
        Instant occurredAt,
        DeliveryState state,
        int attempts,
        @Nullable Integer status,
        @Nullable DeliveryProblem problem,
        @Nullable Instant attemptedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt) {}
