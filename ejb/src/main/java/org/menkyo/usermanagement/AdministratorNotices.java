package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.menkyo.agreement.Agreement;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;

/** Tells all administrators of a license ID, those who inherit included, by mail, each in their own language, in the transaction of who calls. */
@ApplicationScoped
public class AdministratorNotices {

    private final PermissionRepository permissions;
    private final Notifications notifications;

    @Inject
    public AdministratorNotices(PermissionRepository permissions, Notifications notifications) {
        this.permissions = permissions;
        this.notifications = notifications;
    }

    /**
     * Records one mail for each administrator of this moment, which a caller causes.
     *
     * @param parameters what the kind's text needs besides {@code licenseId}
     */
    public void tell(Caller caller, Agreement agreement, NotificationKind kind, Map<String, ?> parameters) {
        tell(agreement, kind, parameters, mail -> mail.causedBy(caller));
    }

    /**
     * Records one mail for each administrator of this moment, which the server sends by itself.
     *
     * @param parameters what the kind's text needs besides {@code licenseId}
     */
    public void tell(Agreement agreement, NotificationKind kind, Map<String, ?> parameters) {
        tell(agreement, kind, parameters, UnaryOperator.identity());
    }

    private void tell(
            Agreement agreement, NotificationKind kind, Map<String, ?> parameters, UnaryOperator<Notification> cause) {
        for (Administrator administrator : permissions.administrators(agreement)) {
            Notification mail = Notification.of(kind, administrator.email(), administrator.language())
                    .with("licenseId", agreement.licenseId());
            for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
                mail = mail.with(parameter.getKey(), parameter.getValue());
            }
            notifications.record(cause.apply(mail));
        }
    }
}
