package org.menkyo.permissionrequest;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.lockout.LockoutAction;
import org.menkyo.lockout.Lockouts;
import org.menkyo.lockout.PairAttempts;
import org.menkyo.lockout.PairOutcome;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.Notifications;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Administrator;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.LockedOutException;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.TimeCursor;
import org.menkyo.shared.UnavailableException;
import org.menkyo.usermanagement.PermissionGranter;

/** Takes permission requests and lets any one administrator decide them (LC-401 to LC-407). */
@Stateless
public class PermissionRequestService {

    private static final int MAX_COMMENT = 2_000;
    private static final String SUBJECT = "permission_request";

    private final AccessControl access;
    private final PermissionRequestRepository requests;
    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Inheritance inheritance;
    private final PermissionGranter granter;
    private final ExpiredRequests expired;
    private final UserRepository users;
    private final Lockouts lockouts;
    private final PairAttempts attempts;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PermissionRequestService() {
        this(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public PermissionRequestService(
            AccessControl access,
            PermissionRequestRepository requests,
            AgreementRepository agreements,
            PermissionRepository permissions,
            Inheritance inheritance,
            PermissionGranter granter,
            ExpiredRequests expired,
            UserRepository users,
            Lockouts lockouts,
            PairAttempts attempts,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.agreements = agreements;
        this.permissions = permissions;
        this.inheritance = inheritance;
        this.granter = granter;
        this.expired = expired;
        this.users = users;
        this.lockouts = lockouts;
        this.attempts = attempts;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for roles on a license ID. Each well-formed request is answered alike; one that can reach no administrator is
     * told by mail, in the same words for all reasons (LC-208, LC-404). The same open request twice is one (LC-405).
     */
    @Performs(Operation.REQUEST_PERMISSION)
    public PermissionRequestReceipt request(Caller caller, RequestPermission command) {
        access.require(caller, Operation.REQUEST_PERMISSION);
        check(command);
        Instant now = clock.instant();
        AppUser requester = users.getLocked(caller.requireUserId());
        BusinessEmail email = caller.requireEmail();
        requireNotThrottled(caller, command, requester);
        Optional<Agreement> agreement = agreements.find(command.licenseId());
        Optional<UndeliveredReason> undelivered = whyUndelivered(command, agreement);
        if (undelivered.isPresent()) {
            PermissionRequest request =
                    PermissionRequest.undelivered(requester, email, command, undelivered.get(), now);
            requests.add(request);
            countInvalidPair(caller, command, undelivered.get());
            notifications.record(
                    Notification.of(NotificationKind.PERMISSION_REQUEST_UNDELIVERED, email, requester.language())
                            .with("licenseId", command.licenseId())
                            .causedBy(caller));
            audit.append(
                    caller,
                    AuditEvent.refused(Operation.REQUEST_PERMISSION, SUBJECT, request.id(), null)
                            .with("reason", undelivered.get()));
            return new PermissionRequestReceipt(request.id(), now);
        }
        if (permissions.activeRoles(agreement.get(), email).containsAll(command.roles())) {
            PermissionRequest request = PermissionRequest.answered(requester, email, command, agreement.get(), now);
            requests.add(request);
            audit.append(
                    caller,
                    AuditEvent.done(Operation.REQUEST_PERMISSION, SUBJECT, request.id(), command.licenseId())
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

    /** One's own requests, from the oldest to the newest. */
    @Performs(Operation.LIST_OWN_PERMISSION_REQUESTS)
    public Page<OwnRequestView> mine(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_OWN_PERMISSION_REQUESTS);
        Instant now = clock.instant();
        return Page.of(
                        requests.ofRequester(caller.requireUserId(), TimeCursor.fromOldest(page), page.size() + 1),
                        page,
                        PermissionRequest::place)
                .map(request -> request.ownView(now));
    }

    /**
     * Takes back a request that nobody has decided yet (LC-405).
     *
     * @throws ConflictException STATE_CONFLICT if it is not pending any more
     */
    @Performs(Operation.WITHDRAW_PERMISSION_REQUEST)
    public OwnRequestView withdraw(Caller caller, UUID requestId) {
        access.require(caller, Operation.WITHDRAW_PERMISSION_REQUEST);
        Instant now = clock.instant();
        PermissionRequest request = requests.find(requestId)
                .filter(found -> found.requester().id().equals(caller.requireUserId()))
                .orElseThrow(NotFoundException::new);
        requests.lock(request);
        requirePending(request, now);
        request.withdraw();
        audit.append(
                caller,
                AuditEvent.done(Operation.WITHDRAW_PERMISSION_REQUEST, SUBJECT, requestId, request.licenseId()));
        return request.ownView(now);
    }

    /**
     * The requests on all license IDs that the caller administers, from the oldest to the newest.
     *
     * @param state only those in this state; null for all
     */
    @Performs(Operation.LIST_PERMISSION_REQUESTS)
    public Page<PermissionRequestView> list(Caller caller, RequestState state, PageRequest page) {
        PermittedAgreements administered = access.permittedFor(caller, Operation.LIST_PERMISSION_REQUESTS);
        Instant now = clock.instant();
        return Page.of(
                        requests.onAgreements(administered, state, TimeCursor.fromOldest(page), page.size() + 1),
                        page,
                        PermissionRequest::place)
                .map(request -> request.view(now));
    }

    /**
     * One request on a license ID that the caller administers.
     *
     * @throws NotFoundException if there is none, or none that the caller may know of
     */
    @Performs(Operation.READ_PERMISSION_REQUEST)
    public PermissionRequestView read(Caller caller, UUID requestId) {
        access.requireRegistered(caller, Operation.READ_PERMISSION_REQUEST);
        PermissionRequest request = requests.find(requestId)
                .filter(found -> found.agreement() != null)
                .orElseThrow(NotFoundException::new);
        access.require(caller, Operation.READ_PERMISSION_REQUEST, request.agreement());
        return request.view(clock.instant());
    }

    /**
     * Decides a request. The first decision counts; the permission, the audit and the requester's mail come with it or not
     * at all (LC-402, LC-403, LC-406).
     *
     * @throws ConflictException ALREADY_DECIDED by whom and when, or STATE_CONFLICT if it is not pending for other reasons
     * @throws NotPermittedException OWN_REQUEST (LC-407), or if the caller does not administer the license ID now
     */
    @Performs(Operation.DECIDE_PERMISSION_REQUEST)
    public PermissionRequestView decide(Caller caller, UUID requestId, DecidePermissionRequest command) {
        access.requireRegistered(caller, Operation.DECIDE_PERMISSION_REQUEST);
        PermissionRequest request = requests.find(requestId)
                .filter(found -> found.agreement() != null)
                .orElseThrow(NotFoundException::new);
        access.requireExclusively(caller, Operation.DECIDE_PERMISSION_REQUEST, request.licenseId());
        if (request.requester().id().equals(caller.requireUserId())) {
            throw new NotPermittedException(ErrorCode.OWN_REQUEST);
        }
        Collection<Role> given = check(command, request);
        Instant now = clock.instant();
        requests.lock(request);
        requirePending(request, now);
        if (command.decision() == Decision.APPROVE) {
            request.approve(given, caller.name(), command.reason(), now);
            granter.grant(caller, request.agreement(), request.requesterEmail(), given, PermissionWay.REQUEST);
        } else {
            request.deny(caller.name(), command.reason(), now);
        }
        tellRequester(caller, request, given, command);
        audit.append(
                caller,
                AuditEvent.done(Operation.DECIDE_PERMISSION_REQUEST, SUBJECT, requestId, request.licenseId())
                        .with("decision", command.decision())
                        .with("requester", request.requesterEmail())
                        .with("requestedRoles", PermissionRequest.rolesKey(request.roles()))
                        .with("givenRoles", PermissionRequest.rolesKey(given)));
        return request.view(now);
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
        for (Administrator administrator : permissions.administrators(agreement)) {
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
                AuditEvent.done(Operation.REQUEST_PERMISSION, SUBJECT, request.id(), agreement.licenseId())
                        .with("roles", PermissionRequest.rolesKey(request.roles())));
        return request;
    }

    /** The tries of one person follow each other, since the person's row is locked; see {@link PairAttempts}. */
    private void requireNotThrottled(Caller caller, RequestPermission command, AppUser requester) {
        lockouts.until(requester.id(), caller.email()).ifPresent(until -> {
            throw new LockedOutException(until);
        });
        if (command.program() == Program.OPEN) {
            attempts.throttledFor(caller, command.licenseId()).ifPresent(wait -> {
                throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
            });
        }
    }

    /** A wrong pair of OPEN numbers counts like one of Add Open License; a right one ends no row of wrong ones (LC-604). */
    private void countInvalidPair(Caller caller, RequestPermission command, UndeliveredReason reason) {
        if (command.program() == Program.OPEN && reason != UndeliveredReason.NO_ADMINISTRATOR) {
            attempts.record(caller, command.licenseId(), PairOutcome.INVALID)
                    .lockout()
                    .ifPresent(lockout -> audit.append(
                            caller,
                            AuditEvent.done(LockoutAction.LOCKED_OUT, "lockout", lockout.id(), null)
                                    .with("cause", lockout.cause())
                                    .with("until", lockout.lockedUntil())));
        }
    }

    private Optional<UndeliveredReason> whyUndelivered(RequestPermission command, Optional<Agreement> agreement) {
        if (agreement.isEmpty()) {
            return Optional.of(UndeliveredReason.UNKNOWN_LICENSE_ID);
        }
        if (agreement.get().program() != command.program()) {
            return Optional.of(UndeliveredReason.PROGRAM_DOES_NOT_MATCH);
        }
        Optional<String> number = agreement.get().authorizationNumber().map(AuthorizationNumber::number);
        if (number.isPresent() && !number.get().equals(command.authorizationNumber())) {
            return Optional.of(UndeliveredReason.AUTHORIZATION_NUMBER_DOES_NOT_MATCH);
        }
        return !permissions.hasOwnAdministrator(agreement.get()) && !inheritance.isInheritedByAnybody(agreement.get())
                ? Optional.of(UndeliveredReason.NO_ADMINISTRATOR)
                : Optional.empty();
    }

    private void tellRequester(
            Caller caller, PermissionRequest request, Collection<Role> given, DecidePermissionRequest command) {
        notifications.record(Notification.of(
                        NotificationKind.PERMISSION_DECIDED,
                        request.requesterEmail(),
                        request.requester().language())
                .with("licenseId", request.licenseId())
                .with("outcome", command.decision() == Decision.DENY ? RequestState.DENIED : RequestState.APPROVED)
                .with("roles", PermissionRequest.rolesKey(given))
                .with("requestedRoles", PermissionRequest.rolesKey(request.roles()))
                .with("reason", command.reason())
                .causedBy(caller));
    }

    private static void requirePending(PermissionRequest request, Instant now) {
        if (request.decidedBy().isPresent()) {
            throw new ConflictException(
                    ErrorCode.ALREADY_DECIDED,
                    request.decidedBy().get(),
                    request.decidedAt().orElseThrow().toString());
        }
        if (request.state(now) != RequestState.PENDING) {
            throw new ConflictException(
                    ErrorCode.STATE_CONFLICT, request.state(now).name());
        }
    }

    private static void check(RequestPermission command) {
        InputCheck check = new InputCheck();
        check.required("program", command.program())
                .text("licenseId", command.licenseId(), 32)
                .size("roles", command.roles(), 1, Role.values().length)
                .optionalParagraphs("comment", command.comment(), MAX_COMMENT);
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

    /** The roles to give: all that were asked for, unless the approver names fewer (LC-403). */
    private static Collection<Role> check(DecidePermissionRequest command, PermissionRequest request) {
        InputCheck check = new InputCheck();
        check.required("decision", command.decision()).optionalParagraphs("reason", command.reason(), MAX_COMMENT);
        List<Role> named = command.roles();
        if (named != null && command.decision() == Decision.DENY) {
            check.reject("roles", FieldProblem.NOT_ALLOWED);
        } else if (named != null) {
            check.size("roles", named, 1, Role.values().length);
            if (!request.roles()
                    .containsAll(named.stream().filter(role -> role != null).collect(Collectors.toSet()))) {
                check.reject("roles", FieldProblem.NOT_ALLOWED);
            }
        }
        check.done();
        if (command.decision() == Decision.DENY) {
            return List.of();
        }
        return named == null ? request.roles() : new HashSet<>(named);
    }
}
