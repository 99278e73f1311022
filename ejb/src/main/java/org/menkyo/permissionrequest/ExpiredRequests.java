package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.job.Job;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.shared.call.Caller;

/** Ends requests that nobody decided within 30 days, and tells their requesters (LC-405). */
@ApplicationScoped
public class ExpiredRequests implements Job {

    private static final int SIZE = 100;

    private final PermissionRequestRepository requests;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public ExpiredRequests(
            PermissionRequestRepository requests, Notifications notifications, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ending permission requests";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        List<PermissionRequest> due = requests.claimExpired(clock.instant(), SIZE);
        Caller system = Caller.system(UUID.randomUUID().toString());
        due.forEach(request -> end(system, request));
        return due.size() == SIZE;
    }

    /** Ends a request whose time is over. */
    void end(Caller by, PermissionRequest request) {
        request.expire();
        notifications.record(Notification.of(
                        NotificationKind.PERMISSION_REQUEST_EXPIRED,
                        request.requesterEmail(),
                        request.requester().language())
                .with("licenseId", request.licenseId())
                .with("roles", PermissionRequest.rolesKey(request.roles())));
        audit.append(
                by,
                AuditEvent.done(
                        RequestAction.PERMISSION_REQUEST_EXPIRED,
                        "permission_request",
                        request.id(),
                        request.licenseId()));
    }
}
