package org.menkyo.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.menkyo.notification.mail.MailRenderer;
import org.menkyo.notification.mail.SummaryItem;
import org.menkyo.shared.Settings;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** One notification of each kind, and of each way that a kind can read. */
public final class SampleNotifications {

    public static final String TOKEN = "q0Zr7n2b-Vd8mXw4tHk1Lg";
    static final String KEY = "*****-*****-*****-*****-FGHJK";
    static final String REQUEST_ID = "0f8c2c1e-5f0e-4a53-9d3f-6a4b1c7d2e90";

    private SampleNotifications() {}

    /** By name, the kind's own or one that tells the variants apart. */
    public static Map<String, Notification> all(Language language) {
        Map<String, Notification> samples = new LinkedHashMap<>();
        List<NotificationKind> kinds = new ArrayList<>(List.of(NotificationKind.values()));
        for (NotificationKind kind : kinds) {
            samples.put(kind.name().toLowerCase().replace('_', '-'), sample(kind, language));
        }
        samples.put(
                "due-dates-one",
                of(NotificationKind.DUE_DATES, language)
                        .with("count", 1)
                        .with("firstDay", "2028-02-28")
                        .with(
                                "dueItems",
                                DueItem.write(List.of(new DueItem(
                                        "65432198",
                                        "Example Works",
                                        "SOFTWARE_ASSURANCE",
                                        "Windows Server 2008 Standard",
                                        "2028-02-28")))));
        samples.put(
                "permission-requested-without-comment",
                of(NotificationKind.PERMISSION_REQUESTED, language)
                        .with("requester", "jo.miller@example.org")
                        .with("licenseId", "65432198")
                        .with("roles", "DOWNLOAD_ADMINISTRATOR")
                        .with("requestId", REQUEST_ID));
        samples.put(
                "permission-partly-approved",
                of(NotificationKind.PERMISSION_DECIDED, language)
                        .with("licenseId", "65432198")
                        .with("outcome", "APPROVED")
                        .with("roles", "PRODUCT_KEY_ADMINISTRATOR")
                        .with("requestedRoles", "ADMINISTRATOR,PRODUCT_KEY_ADMINISTRATOR"));
        samples.put(
                "permission-denied",
                of(NotificationKind.PERMISSION_DECIDED, language)
                        .with("licenseId", "65432198")
                        .with("outcome", "DENIED")
                        .with("roles", "")
                        .with("requestedRoles", "ADMINISTRATOR")
                        .with("reason", "One of us is enough.\nPlease ask for what you need."));
        samples.put(
                "open-license-receipt-delayed",
                sample(NotificationKind.OPEN_LICENSE_RECEIPT, language).with("effectiveAt", "2026-11-22 09:30 UTC"));
        samples.put(
                "open-license-added-delayed",
                sample(NotificationKind.OPEN_LICENSE_ADDED, language).with("effectiveAt", "2026-11-22 09:30 UTC"));
        samples.put(
                "seat-assigned-of-online-service",
                seatAssigned(of(NotificationKind.SEAT_ASSIGNED, language), "ONLINE_SERVICE", "Example Mail Online"));
        samples.put("activations-all-used", activationsUsed(of(NotificationKind.ACTIVATIONS_USED, language), 100));
        samples.put(
                "product-key-exchanged-and-revoked",
                exchanged(of(NotificationKind.PRODUCT_KEY_EXCHANGED, language), "KMS_HOST", "REVOKE"));
        samples.put(
                "contact-changed-to-former-administrator",
                of(NotificationKind.CONTACT_CHANGED, language)
                        .with("licenseId", "65432198")
                        .with("contactKind", "PRIMARY")
                        .with("before", "Kim Tanaka <kim.tanaka@example.com>"));
        samples.put(
                "license-transferred-to-former-administrator",
                of(NotificationKind.LICENSE_TRANSFERRED, language)
                        .with("licenseId", "65432198")
                        .with("before", "Example Works")
                        .with("distributor", "Example Distribution"));
        for (String change : List.of(
                "PASSWORD_RESET",
                "PASSWORD_ROTATED",
                "DISABLED",
                "ENABLED",
                "RENEWED",
                "MADE",
                "SIGN_INS_ENDED",
                "SIGN_INS_ENDED_BY_OPERATOR",
                "PASSWORD_ENDED_BY_OPERATOR",
                "SECOND_FACTOR_ENROLLED",
                "SECOND_FACTOR_REMOVED",
                "SECOND_FACTOR_RESET",
                "RECOVERY_CODES_RENEWED",
                "RECOVERY_CODE_USED")) {
            samples.put(
                    "credentials-changed-" + change.toLowerCase(Locale.ROOT).replace('_', '-'),
                    credentialsChanged(of(NotificationKind.CREDENTIALS_CHANGED, language), change));
        }
        samples.put(
                "credentials-changed-both-passwords-serve",
                credentialsChanged(of(NotificationKind.CREDENTIALS_CHANGED, language), "PASSWORD_ROTATED")
                        .with("passwordEndsAt", "2026-11-29 09:30 UTC")
                        .with("formerPasswordEndsAt", "2026-11-24 09:30 UTC"));
        samples.put(
                "credentials-changed-disabled-by-owner",
                credentialsChanged(of(NotificationKind.CREDENTIALS_CHANGED, language), "DISABLED")
                        .with("byOwner", true));
        return samples;
    }

    private static Notification credentialsChanged(Notification notification, String change) {
        return notification.with("account", "kim.tanaka").with("change", change).with("at", "2026-11-22 09:30 UTC");
    }

    public static Notification sample(NotificationKind kind, Language language) {
        Notification notification = of(kind, language);
        return switch (kind) {
            case CONFIRM_BUSINESS_EMAIL -> notification.withSecretToken(TOKEN);
            case PASSWORD_LINK ->
                notification.with("account", "kim.tanaka").with("minutes", 30).withSecretToken(TOKEN);
            case CREDENTIALS_CHANGED -> credentialsChanged(notification, "PASSWORD_CHANGED");
            case ACCESS_NOT_FOUND, ACCESS_OPENED, RESELLER_CONFIRMED ->
                notification.with("email", "kim.tanaka@example.com");
            case WELCOME ->
                notification
                        .with("licenseId", "65432198")
                        .with("roles", "ADMINISTRATOR")
                        .withSecretToken(TOKEN);
            case PERMISSIONS_ADDED ->
                notification
                        .with("licenseId", "65432198")
                        .with("roles", "DOWNLOAD_ADMINISTRATOR,PRODUCT_KEY_ADMINISTRATOR");
            case PERMISSION_REQUESTED ->
                notification
                        .with("requester", "jo.miller@example.org")
                        .with("licenseId", "65432198")
                        .with("roles", "DOWNLOAD_ADMINISTRATOR,PRODUCT_KEY_ADMINISTRATOR")
                        .with("comment", "I install the new servers next week.\r\nFloor 3 & <branch>")
                        .with("requestId", REQUEST_ID);
            case PERMISSION_DECIDED ->
                notification
                        .with("licenseId", "65432198")
                        .with("outcome", "APPROVED")
                        .with("roles", "PRODUCT_KEY_ADMINISTRATOR")
                        .with("requestedRoles", "PRODUCT_KEY_ADMINISTRATOR");
            case PERMISSION_REQUEST_UNDELIVERED, OPEN_LICENSE_RECEIPT -> notification.with("licenseId", "65432198");
            case PERMISSION_REQUEST_EXPIRED ->
                notification
                        .with("licenseId", "65432198")
                        .with("roles", "DOWNLOAD_ADMINISTRATOR,PRODUCT_KEY_ADMINISTRATOR");
            case OPEN_LICENSE_ADDED ->
                notification
                        .with("licenseId", "65432198")
                        .with("user", "jo.miller@example.org")
                        .with("name", "Jo Miller");
            case DUE_DATES ->
                notification
                        .with("count", 52)
                        .with("firstDay", "2028-02-28")
                        .with(
                                "dueItems",
                                DueItem.write(List.of(
                                        new DueItem(
                                                "65432198",
                                                "Example Works & <Sons>",
                                                "AUTHORIZATION_NUMBER",
                                                "K2M4P6R8T9V3",
                                                "2028-02-28"),
                                        new DueItem(
                                                "65432198",
                                                "Example Works & <Sons>",
                                                "SOFTWARE_ASSURANCE",
                                                "Windows Server 2008 Standard",
                                                "2028-02-28"),
                                        new DueItem(
                                                "65432198",
                                                "Example Works & <Sons>",
                                                "SUBSCRIPTION",
                                                "Menkyo Office Subscription",
                                                "2028-03-02"),
                                        new DueItem(
                                                "65432198",
                                                "Example Works & <Sons>",
                                                "ONLINE_SERVICE",
                                                "Menkyo Mail Online",
                                                "2028-03-02"))))
                        .with("more", 48);
            case ACTIVATIONS_USED -> activationsUsed(notification, 80);
            case ACTIVATIONS_LOWERED ->
                notification
                        .with("licenseId", "65432198")
                        .with("key", KEY)
                        .with("keyFor", "Server group B")
                        .with("before", 50)
                        .with("permitted", 30)
                        .with("used", 30);
            case PRODUCT_KEY_EXCHANGED -> exchanged(notification, "MAK", "KEEP");
            case CONTACT_CHANGED ->
                notification
                        .with("licenseId", "65432198")
                        .with("contactKind", "END_CUSTOMER")
                        .with("before", "Jo Miller <jo.miller@example.org>")
                        .with("after", "Kim Tanaka <kim.tanaka@example.com>")
                        .with("distributor", "Example Distribution");
            case ADDRESS_CHANGED ->
                notification
                        .with("licenseId", "65432198")
                        .with("organization", "Example & Co.")
                        .with("before", "1 Old Road, Leeds, LS1 1AA, GB")
                        .with("after", "2 New Road, Leeds, LS1 2BB, GB");
            case LICENSE_TRANSFERRED ->
                notification
                        .with("licenseId", "65432198")
                        .with("before", "Example Works")
                        .with("after", "Example Industries")
                        .with("distributor", "Example Distribution");
            case LICENSE_ENDED ->
                notification
                        .with("licenseId", "65432198")
                        .with("reason", "Ordered twice.\nThe other order stands.")
                        .with("distributor", "Example Distribution");
            case SUMMARY ->
                notification.withSecretToken(SummaryItem.write(List.of(
                        item(sample(NotificationKind.PERMISSION_REQUESTED, language)),
                        item(sample(NotificationKind.WELCOME, language)),
                        item(sample(NotificationKind.CONFIRM_BUSINESS_EMAIL, language)))));
            case APPROVAL_ASKED ->
                notification
                        .with("licenseId", "65432198")
                        .with("asker", "jo.miller@example.org")
                        .with("operation", "REVEAL_PRODUCT_KEY")
                        .with("reason", "The new server is set up tonight.")
                        .with("days", 7)
                        .with("decision", "reveal-approvals/" + REQUEST_ID + "/decision");
            case WEBHOOK_PAUSED ->
                notification
                        .with("host", "erp.example.org")
                        .with("webhookId", "0b0a1f52-3f5c-4a53-9a7f-2f0d3f1c9a55")
                        .with("account", "example-distribution")
                        .with("problem", "STATUS")
                        .with("status", 503);
            case SEAT_ASSIGNED -> seatAssigned(notification, "SUBSCRIPTION", "Example Tools with Support");
            case ADMINISTRATOR_ADDED ->
                notification.with("licenseId", "65432198").with("administrator", "jo.miller@example.org");
            case PHYSICAL_MEDIA ->
                notification
                        .with("requestId", REQUEST_ID)
                        .with("licenseId", "65432198")
                        .with("product", "SVR-STD-2008")
                        .with("count", 2)
                        .with("recipient", "Hanako Yamada & Co.")
                        .with("address", "1-2-3 Chiyoda, Tokyo, 100-0001, JP")
                        .with("state", "SHIPPED")
                        .with("comment", "Parcel 1234-5678");
            case SUPPORT_CASE_ANSWERED ->
                notification
                        .with("caseId", REQUEST_ID)
                        .with("subject", "Contact & address")
                        .with("outcome", "ANSWERED")
                        .with("comment", "The contact is changed.\nPlease sign in again.");
        };
    }

    private static SummaryItem item(Notification notification) {
        return new MailRenderer(settings()).item(notification);
    }

    private static Notification activationsUsed(Notification notification, int percent) {
        return notification
                .with("licenseId", "65432198")
                .with("percent", percent)
                .with("key", KEY)
                .with("keyFor", "Server group B")
                .with("used", percent / 2)
                .with("permitted", 50);
    }

    private static Notification seatAssigned(Notification notification, String kind, String product) {
        return notification
                .with("organization", "Example & Co.")
                .with("product", product)
                .with("kind", kind);
    }

    private static Notification exchanged(Notification notification, String type, String activated) {
        return notification
                .with("licenseId", "65432198")
                .with("keyFor", "Server group B")
                .with("keyType", type)
                .with("oldKey", KEY)
                .with("newKey", "*****-*****-*****-*****-WX4H7")
                .with("activated", activated);
    }

    private static Notification of(NotificationKind kind, Language language) {
        return Notification.of(kind, new BusinessEmail("kim.tanaka@example.com"), language);
    }

    /** Settings as an installation might have them. */
    public static Settings settings() {
        return new Settings() {
            @Override
            public java.net.URI baseUrl() {
                return java.net.URI.create("https://licensing.example.net:8443/");
            }

            @Override
            public String mailFrom() {
                return "Licensing <licensing@example.net>";
            }

            @Override
            public String supportContact() {
                return "support@example.net";
            }
        };
    }
}
