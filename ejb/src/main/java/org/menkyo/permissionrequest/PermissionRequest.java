package org.menkyo.permissionrequest;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Program;
import org.menkyo.identity.AppUser;
import org.menkyo.permission.Role;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.paging.TimeCursor;

/** What a registered user asks the administrators of a license ID for (LC-401). */
@Entity
@Table(name = "permission_request")
public class PermissionRequest {

    /** How long administrators have to decide (LC-405). */
    static final Duration VALIDITY = Duration.ofDays(30);

    @Id
    private UUID id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "requester_id")
    private AppUser requester;

    @Column(name = "requester_email")
    private String requesterEmail;

    @Column(name = "requester_email_key")
    private String requesterEmailKey;

    @Enumerated(EnumType.STRING)
    private Program program;

    @Column(name = "license_id")
    private String licenseId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "roles_requested")
    private String rolesRequested;

    @ElementCollection
    @CollectionTable(name = "permission_request_role", joinColumns = @JoinColumn(name = "request_id"))
    @MapKeyColumn(name = "role")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "approved")
    private Map<Role, Boolean> roles = new EnumMap<>(Role.class);

    @Enumerated(EnumType.STRING)
    @Column(name = "undelivered_because")
    private UndeliveredReason undeliveredBecause;

    private String comment;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    private String reason;

    @Version
    private int version;

    protected PermissionRequest() {}

    private PermissionRequest(AppUser requester, BusinessEmail email, RequestPermission command, Instant now) {
        this.id = UUID.randomUUID();
        this.requester = requester;
        this.requesterEmail = email.value();
        this.requesterEmailKey = email.key();
        this.program = command.program();
        this.licenseId = command.licenseId();
        this.rolesRequested = rolesKey(command.roles());
        command.roles().forEach(role -> roles.put(role, false));
        this.comment = command.comment();
        this.requestedAt = now;
        this.expiresAt = now.plus(VALIDITY);
    }

    /** A request that administrators can decide. */
    static PermissionRequest delivered(
            AppUser requester, BusinessEmail email, RequestPermission command, Agreement agreement, Instant now) {
        PermissionRequest request = new PermissionRequest(requester, email, command, now);
        request.agreement = agreement;
        request.state = RequestState.PENDING;
        return request;
    }

    /** A request for what the requester holds already (LC-405). */
    static PermissionRequest answered(
            AppUser requester, BusinessEmail email, RequestPermission command, Agreement agreement, Instant now) {
        PermissionRequest request = delivered(requester, email, command, agreement, now);
        request.answer();
        return request;
    }

    /** A request that reached nobody (LC-404). */
    static PermissionRequest undelivered(
            AppUser requester, BusinessEmail email, RequestPermission command, UndeliveredReason why, Instant now) {
        PermissionRequest request = new PermissionRequest(requester, email, command, now);
        request.undeliveredBecause = why;
        request.state = RequestState.UNDELIVERED;
        return request;
    }

    /** What tells requests for the same roles from others: their names in order. */
    static String rolesKey(Collection<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(","));
    }

    /** Gives some or all of the roles asked for. */
    void approve(Collection<Role> given, String by, String why, Instant now) {
        given.forEach(role -> roles.put(role, true));
        decide(RequestState.APPROVED, by, why, now);
    }

    /** Gives none of the roles. */
    void deny(String by, String why, Instant now) {
        decide(RequestState.DENIED, by, why, now);
    }

    /** Takes the request back. */
    void withdraw() {
        state = RequestState.WITHDRAWN;
    }

    /** The same permission came in another way (LC-405). */
    void answer() {
        state = RequestState.ANSWERED;
    }

    /** Nobody decided in time (LC-405). */
    void expire() {
        state = RequestState.EXPIRED;
    }

    private void decide(RequestState decision, String by, String why, Instant now) {
        state = decision;
        decidedBy = by;
        decidedAt = now;
        reason = why;
    }

    /** Where it stands at a moment: a request that nobody decided in time has expired (LC-405). */
    RequestState state(Instant now) {
        return state == RequestState.PENDING && !now.isBefore(expiresAt) ? RequestState.EXPIRED : state;
    }

    UUID id() {
        return id;
    }

    AppUser requester() {
        return requester;
    }

    /** The address that the permission would be tied to. */
    BusinessEmail requesterEmail() {
        return new BusinessEmail(requesterEmail);
    }

    String licenseId() {
        return licenseId;
    }

    /** The agreement; of a delivered request. */
    Agreement agreement() {
        return agreement;
    }

    Set<Role> roles() {
        return Set.copyOf(roles.keySet());
    }

    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** Where it stands in lists in the order of time. */
    TimeCursor place() {
        return new TimeCursor(requestedAt, id);
    }

    /** The request as its requester sees it. */
    OwnRequestView ownView(Instant now) {
        return new OwnRequestView(
                id,
                program,
                licenseId,
                requested(),
                approved(),
                comment,
                state(now),
                requestedAt,
                expiresAt,
                decidedAt,
                reason);
    }

    /** The request as administrators see it. */
    PermissionRequestView view(Instant now) {
        return new PermissionRequestView(
                id,
                licenseId,
                requesterEmail,
                requester.fullName().orElse(null),
                requested(),
                approved(),
                comment,
                state(now),
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                reason);
    }

    /** The request as support sees it; of an undelivered request. */
    UndeliveredRequestView undeliveredView() {
        return new UndeliveredRequestView(
                id, requesterEmail, program, licenseId, requested(), undeliveredBecause, requestedAt);
    }

    RequestForSupport supportView(Instant now) {
        return new RequestForSupport(
                id, program, licenseId, requested(), state(now), undeliveredBecause, requestedAt, decidedAt);
    }

    private List<Role> requested() {
        return roles.keySet().stream().sorted().toList();
    }

    private List<Role> approved() {
        return roles.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
