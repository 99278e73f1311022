package org.menkyo.notification;

import java.util.List;
import org.menkyo.shared.text.Json;

/**
 * Something that ends, as a mail tells it (LC-709).
 *
 * @param licenseId the license ID
 * @param organization the organization's name
 * @param kind what ends, a {@code DueKind}
 * @param subject which of them: the authorization number, or the product's name
 * @param lastDay its last calendar day, as in 2028-02-28
 */
public record DueItem(String licenseId, String organization, String kind, String subject, String lastDay) {

    /** As a parameter of a notification. */
    public static String write(List<DueItem> items) {
        return Json.write(items.toArray(DueItem[]::new));
    }

    /** The items of a notification's parameter. */
    public static List<DueItem> read(String text) {
        return List.of(Json.read(text, DueItem[].class));
    }
}
