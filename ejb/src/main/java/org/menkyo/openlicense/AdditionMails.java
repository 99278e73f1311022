package org.menkyo.openlicense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;

/** Tells who added an OPEN license and who administers it of the addition (LC-602). */
@ApplicationScoped
class AdditionMails {

    private final PermissionRepository permissions;
    private final Notifications notifications;
    private final Settings settings;

    @Inject
    AdditionMails(PermissionRepository permissions, Notifications notifications, Settings settings) {
        this.permissions = permissions;
        this.notifications = notifications;
        this.settings = settings;
    }

    void tell(Caller caller, OpenLicenseAddition addition, boolean later) {
        String licenseId = addition.agreement().licenseId();
        String effectiveAt = later ? readable(addition.effectiveAt()) : null;
        notifications.record(Notification.of(
                        NotificationKind.OPEN_LICENSE_RECEIPT,
                        addition.email(),
                        addition.user().language())
                .with("licenseId", licenseId)
                .with("effectiveAt", effectiveAt)
                .causedBy(caller));
        for (Administrator administrator : permissions.administrators(addition.agreement())) {
            notifications.record(Notification.of(
                            NotificationKind.OPEN_LICENSE_ADDED, administrator.email(), administrator.language())
                    .with("licenseId", licenseId)
                    .with("user", addition.email().value())
                    .with("name", addition.name())
                    .with("effectiveAt", effectiveAt)
                    .causedBy(caller));
        }
    }

    private String readable(Instant moment) {
        ZoneId zone = settings.timeZone();
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                        .withZone(zone)
                        .format(moment)
                + " " + zone.getId();
    }
}
