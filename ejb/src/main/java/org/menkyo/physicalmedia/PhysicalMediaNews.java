package org.menkyo.physicalmedia;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.text.Language;

/** Tells the requester and the audit what becomes of a request for physical media (LC-703). */
@ApplicationScoped
public class PhysicalMediaNews {

    private final UserRepository users;
    private final Notifications notifications;
    private final AuditTrail audit;

    @Inject
    public PhysicalMediaNews(UserRepository users, Notifications notifications, AuditTrail audit) {
        this.users = users;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** @param reason why the caller did it, or null */
    void tell(Caller caller, Operation operation, PhysicalMediaRequest request, String reason) {
        PhysicalMediaView view = request.view();
        audit.append(
                caller,
                AuditEvent.done(operation, "physical_media_request", view.id(), view.licenseId())
                        .with("requester", view.requesterEmail())
                        .with("product", view.product())
                        .with("language", view.language())
                        .with("count", view.count())
                        .with("state", view.state())
                        .with("taxExempt", view.taxExempt())
                        .with("warningAcceptedAt", view.warningAcceptedAt())
                        .with("warningAcceptedBy", view.warningAcceptedBy())
                        .with("reason", reason));
        Language language = users.findByBusinessEmail(request.requester())
                .map(AppUser::language)
                .orElse(Language.EN);
        notifications.record(Notification.of(NotificationKind.PHYSICAL_MEDIA, request.requester(), language)
                .with("requestId", view.id())
                .with("licenseId", view.licenseId())
                .with("product", view.product())
                .with("count", view.count())
                .with("recipient", view.recipient())
                .with("address", view.address().oneLine())
                .with("state", view.state())
                .with("comment", view.comment())
                .causedBy(caller));
    }
}
