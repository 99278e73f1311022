package org.menkyo.webhook;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.text.Language;

/**
 * Asks for messages about events.
 *
 * @param url where they are sent: https, at most 1,000 characters; http only where the installation allows it
 * @param events which ones, at least one, of those that the account's party is told of; not {@code PING}, which each
 *     subscription can be tried with
 * @param noticeEmail whom a mail tells if the subscription is paused because nothing can be delivered; if left out, the
 *     business e-mail that a partner's system belongs to, and nobody for other technical accounts
 * @param noticeLanguage the language of that mail; English if left out
 */
public record SubscribeWebhook(
        @Limits(maxLength = 1_000) String url,
        @Limits(minItems = 1) List<WebhookEvent> events,
        @Nullable @Limits(email = true) String noticeEmail,
        @Nullable Language noticeLanguage) {

    /** Without a word about whom a mail tells. */
    public static SubscribeWebhook to(String url, List<WebhookEvent> events) {
        return new SubscribeWebhook(url, events, null, null);
    }
}
