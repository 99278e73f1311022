package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/** Takes permission requests and tells those of them who can decide (LC-401, LC-404, LC-405). */
@ApplicationScoped
class RequestSubmission {

    private final PermissionRequestRepository requests;
    private final RequestReach reach;
    private final RequestAttempts attempts;
    private final ExpiredRequests expired;
    private final UserRepository users;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    RequestSubmission(
            PermissionRequestRepository requests,
            RequestReach reach,
            RequestAttempts attempts,
            ExpiredRequests expired,
            UserRepository users,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.reach = reach;
        this.attempts = attempts;
        this.expired = expired;
        this.users = users;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** As {@link PermissionRequestService#request}, after the check of permission. */
    PermissionRequestReceipt submit(Caller caller, RequestPermission command) {
        check(command);
        Instant now = clock.instant();
        AppUser requester = users.getLocked(caller.requireUserId());
        BusinessEmail email = caller.requireEmail();
        attempts.requireNotThrottled(caller, command, requester);
        Optional<Agreement> agreement = reach.agreement(command);
        Optional<UndeliveredReason> undelivered = reach.whyUndelivered(command, agreement);
        if (undelivered.isPresent()) {
            PermissionRequest request =
                    PermissionRequest.undelivered(requester, email, command, undelivered.get(), now);
            requests.add(request);
            attempts.countInvalidPair(caller, command, undelivered.get());
            notifications.record(
                    Notification.of(NotificationKind.PERMISSION_REQUEST_UNDELIVERED, email, requester.language())
                            .with("licenseId", command.licenseId())
                            .causedBy(caller));
            audit.append(
                    caller,
                    AuditEvent.refused(
                                    Operation.REQUEST_PERMISSION, PermissionRequestService.SUBJECT, request.id(), null)
                            .with("reason", undelivered.get()));
            return new PermissionRequestReceipt(request.id(), now);
        }
        if (reach.hasAll(agreement.get(), email, command)) {
            PermissionRequest request = PermissionRequest.answered(requester, email, command, agreement.get(), now);
            requests.add(request);
            audit.append(
                    caller,
                    AuditEvent.done(
                                    Operation.REQUEST_PERMISSION,
                                    PermissionRequestService.SUBJECT,
                                    request.id(),
                                    command.licenseId())
                            .with("state", RequestState.ANSWERED));
            return new PermissionRequestReceipt(request.id(), now);
        }
        Optional<PermissionRequest> pending =
                requests.findPending(agreement.get(), requester.id(), PermissionRequest.rolesKey(command.roles()));
        if (pending.isPresent() && pending.get().state(now) == RequestState.EXPIRED) {
            expired.end(caller, pending.get());
            requests.flush();
            pending = Optional.empty();
        }
        PermissionRequest request =
                pending.orElseGet(() -> submit(caller, requester, email, command, agreement.get(), now));
        return new PermissionRequestReceipt(request.id(), request.requestedAt());
    }

    private PermissionRequest submit(
            Caller caller,
            AppUser requester,
            BusinessEmail email,
            RequestPermission command,
            Agreement agreement,
            Instant now) {
        PermissionRequest request = PermissionRequest.delivered(requester, email, command, agreement, now);
        requests.add(request);
        for (Administrator administrator : reach.administrators(agreement)) {
            notifications.record(Notification.of(
                            NotificationKind.PERMISSION_REQUESTED, administrator.email(), administrator.language())
                    .with("requester", email.value())
                    .with("licenseId", agreement.licenseId())
                    .with("roles", PermissionRequest.rolesKey(request.roles()))
                    .with("comment", command.comment())
                    .with("requestId", request.id())
                    .causedBy(caller));
        }
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.REQUEST_PERMISSION,
                                PermissionRequestService.SUBJECT,
                                request.id(),
                                agreement.licenseId())
                        .with("roles", PermissionRequest.rolesKey(request.roles())));
        return request;
    }

    private static void check(RequestPermission command) {
        InputCheck check = new InputCheck();
        check.required("program", command.program())
                .text("licenseId", command.licenseId(), 32)
                .size("roles", command.roles(), 1, Role.values().length)
                .optionalParagraphs("comment", command.comment(), PermissionRequestService.MAX_COMMENT);
        if (command.program() == Program.OPEN) {
            check.text("authorizationNumber", command.authorizationNumber(), 32);
        } else if (command.authorizationNumber() != null) {
            check.reject("authorizationNumber", FieldProblem.NOT_ALLOWED);
        }
        if (command.roles() != null && command.roles().contains(Role.OPEN_LICENSE_CONTACT)) {
            check.reject("roles", FieldProblem.NOT_ALLOWED);
        }
        check.done();
    }
}
