package org.menkyo.webhook;

import jakarta.annotation.Nullable;
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
 * @param noticeEmail whom a mail tells if it is paused, or null for nobody
 * @param state how it fares
 * @param failures how many attempts in a row have failed, of whichever messages
 * @param failingSince since when they fail, or null if the last attempt did not
 * @param retryAt before which moment nothing is tried, or null if nothing has to wait
 * @param pausedAt since when it is paused, or null if it is not
 * @param deliveredAt when the receiver accepted a message last, or null if it never did
 */
public record WebhookView(
        UUID id,
        String url,
        List<WebhookEvent> events,
        Instant createdAt,
        @Nullable String noticeEmail,
        WebhookState state,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant retryAt,
        @Nullable Instant pausedAt,
        @Nullable Instant deliveredAt) {}
