package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.menkyo.agreement.Agreement;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.Notifications;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Language;

/** Tells all administrators of a licence ID by mail, each in their own language, in the transaction of who calls. */
@ApplicationScoped
public class AdministratorNotices {

    private final PermissionRepository permissions;
    private final UserRepository users;
    private final Notifications notifications;

    /** For the container's proxy. */
    protected AdministratorNotices() {
        this(null, null, null);
    }

    @Inject
    public AdministratorNotices(PermissionRepository permissions, UserRepository users, Notifications notifications) {
        this.permissions = permissions;
        this.users = users;
        this.notifications = notifications;
    }

    /**
     * Records one mail for each administrator of this moment.
     *
     * @param parameters what the kind's text needs besides {@code licenseId}
     */
    public void tell(Agreement agreement, NotificationKind kind, Map<String, ?> parameters) {
        for (BusinessEmail administrator : permissions.activeAdministrators(agreement)) {
            Notification mail = Notification.of(kind, administrator, languageOf(administrator))
                    .with("licenseId", agreement.licenseId());
            for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
                mail = mail.with(parameter.getKey(), parameter.getValue());
            }
            notifications.record(mail);
        }
    }

    private Language languageOf(BusinessEmail administrator) {
        return users.findByBusinessEmail(administrator).map(AppUser::language).orElse(Language.EN);
    }
}
