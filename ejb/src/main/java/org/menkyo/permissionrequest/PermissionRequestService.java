package org.menkyo.permissionrequest;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;
import org.menkyo.usermanagement.PermissionGranter;

/** Takes permission requests and lets any one administrator decide them (LC-401 to LC-407). */
@Stateless
public class PermissionRequestService {

    static final int MAX_COMMENT = 2_000;
    static final String SUBJECT = "permission_request";

    private final AccessControl access;
    private final PermissionRequestRepository requests;
    private final RequestSubmission submission;
    private final PermissionGranter granter;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PermissionRequestService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public PermissionRequestService(
            AccessControl access,
            PermissionRequestRepository requests,
            RequestSubmission submission,
            PermissionGranter granter,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.requests = requests;
        this.submission = submission;
        this.granter = granter;
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
        return submission.submit(caller, command);
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
