package org.menkyo.notification.mail;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.shared.text.Json;

/**
 * A mail as a summary tells it (LC-905).
 *
 * @param subject its subject
 * @param licenseId the license ID that it is about, if the subject does not name it
 * @param link its link, if it has one
 */
public record SummaryItem(
        String subject,
        @Nullable String licenseId,
        @Nullable String link) {

    /** As the summary keeps them, encrypted: links can have tokens. */
    public static String write(List<SummaryItem> items) {
        return Json.write(items.toArray(SummaryItem[]::new));
    }

    /** As the summary's text takes them. */
    static List<Map<String, String>> read(String text) {
        return Arrays.stream(Json.read(text, SummaryItem[].class))
                .map(item -> {
                    Map<String, String> values = new HashMap<>();
                    values.put("subject", MailText.line(item.subject()));
                    values.put("licenseId", item.licenseId() == null ? null : MailText.line(item.licenseId()));
                    values.put("link", item.link());
                    return values;
                })
                .toList();
    }
}
