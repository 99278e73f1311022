package org.menkyo.notification;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.menkyo.shared.Settings;

/**
 * Where links in mails lead to: a place of the application below {@link Settings#baseUrl()}, which is never taken from a
 * request (LC-903).
 */
public enum MailLink {
    /** Confirms a business e-mail (LC-203). Browsers keep what is behind the number sign to themselves. */
    CONFIRMATION("/confirm#token=", null),
    /** Sets a new password (LC-209). */
    PASSWORD("/new-password#token=", null),
    /** Shows a permission request to an administrator, who decides it (LC-402). */
    PERMISSION_REQUEST("/decisions/", "requestId");

    private final String path;
    private final String parameter;

    /** @param parameter what ends the link; null for the notification's secret token */
    MailLink(String path, String parameter) {
        this.path = path;
        this.parameter = parameter;
    }

    /** Whether the link carries the notification's secret token. */
    boolean hasToken() {
        return parameter == null;
    }

    /** The whole address. */
    public String of(URI baseUrl, Notification notification) {
        String last = hasToken()
                ? notification.secretToken().orElseThrow()
                : notification.parameters().get(parameter);
        return baseUrl.toString().replaceFirst("/+$", "") + path + URLEncoder.encode(last, StandardCharsets.UTF_8);
    }
}
