package org.menkyo.explanation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.explanation.AccessExplanation.HeldRole;
import org.menkyo.explanation.AccessExplanation.InTheWay;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.lockout.Lockouts;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.usermanagement.AccessList;
import org.menkyo.usermanagement.UserAccess;

/** Explains to administrators and support why somebody may do something on a license ID, or may not (LC-1104). */
@Stateless
public class ExplanationService {

    private static final int MAX_GRANTORS = 10;

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Inheritance inheritance;
    private final AccessList accessList;
    private final UserRepository users;
    private final Lockouts lockouts;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected ExplanationService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public ExplanationService(
            AccessControl access,
            AgreementRepository agreements,
            PermissionRepository permissions,
            Inheritance inheritance,
            AccessList accessList,
            UserRepository users,
            Lockouts lockouts,
            AuditTrail audit) {
        this.access = access;
        this.agreements = agreements;
        this.permissions = permissions;
        this.inheritance = inheritance;
        this.accessList = accessList;
        this.users = users;
        this.lockouts = lockouts;
        this.audit = audit;
    }

    /**
     * Explains to an administrator of the license ID.
     *
     * @param email whose right
     * @param operation an operation that depends on a role on a license ID
     */
    @Performs(Operation.EXPLAIN_ACCESS)
    public AccessExplanation explain(Caller caller, String licenseId, String email, Operation operation) {
        Agreement agreement = access.require(caller, Operation.EXPLAIN_ACCESS, licenseId);
        return explanation(caller, agreement, checked(email, operation), operation);
    }

    /** The same for support, on any license ID; it is in the audit (LC-806). */
    @Performs(Operation.EXPLAIN_ACCESS_FOR_SUPPORT)
    public AccessExplanation explainForSupport(Caller caller, String licenseId, String email, Operation operation) {
        access.require(caller, Operation.EXPLAIN_ACCESS_FOR_SUPPORT);
        Agreement agreement = agreements.find(licenseId).orElseThrow(NotFoundException::new);
        BusinessEmail person = checked(email, operation);
        audit.append(
                caller,
                AuditEvent.done(Operation.EXPLAIN_ACCESS_FOR_SUPPORT, "person", person, null)
                        .with("licenseId", agreement.licenseId())
                        .with("operation", operation));
        return explanation(caller, agreement, person, operation);
    }

    private static BusinessEmail checked(String email, Operation operation) {
        InputCheck check = new InputCheck();
        check.email("email", email).required("operation", operation);
        if (operation != null && !PermissionMatrix.needsRole(operation)) {
            check.reject("operation", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        return new BusinessEmail(email);
    }

    private AccessExplanation explanation(
            Caller caller, Agreement agreement, BusinessEmail email, Operation operation) {
        List<Role> allowing = PermissionMatrix.rolesFor(operation);
        Optional<UserAccess> user = accessList.of(agreement, email);
        List<HeldRole> held = user.stream()
                .flatMap(found -> found.permissions().stream())
                .map(p -> new HeldRole(
                        p.role(), allowing.contains(p.role()), p.way(), p.inheritedFrom(), p.givenBy(), p.since()))
                .toList();
        boolean missing = held.stream().noneMatch(HeldRole::allows);
        List<InTheWay> obstacles = new ArrayList<>();
        registration(caller, email, obstacles);
        if (user.filter(UserAccess::disabled).isPresent()) {
            obstacles.add(obstacle(caller, Obstacle.DISABLED, null));
        }
        if (missing) {
            obstacles.add(obstacle(
                    caller,
                    Obstacle.ROLE_MISSING,
                    null,
                    allowing.stream().map(Role::name).collect(Collectors.joining(", "))));
            if (inheritance.administersAbove(agreement, email)) {
                obstacles.add(obstacle(caller, Obstacle.NOT_INHERITING, null));
            }
        }
        return new AccessExplanation(
                agreement.licenseId(),
                email.value(),
                operation,
                obstacles.isEmpty(),
                allowing,
                held,
                obstacles,
                missing ? grantors(agreement) : List.of());
    }

    private void registration(Caller caller, BusinessEmail email, List<InTheWay> obstacles) {
        Optional<AppUser> registered = users.findByBusinessEmail(email);
        if (registered.isEmpty()) {
            boolean lapsed = users.hasLapsed(email);
            obstacles.add(obstacle(caller, lapsed ? Obstacle.REGISTRATION_LAPSED : Obstacle.NOT_REGISTERED, null));
        } else {
            lockouts.until(registered.get().id(), Optional.of(email))
                    .ifPresent(until -> obstacles.add(obstacle(caller, Obstacle.LOCKED_OUT, until, until)));
        }
    }

    private List<String> grantors(Agreement agreement) {
        return permissions.administrators(agreement).stream()
                .limit(MAX_GRANTORS)
                .map(administrator -> administrator.email().value())
                .toList();
    }

    private static InTheWay obstacle(Caller caller, Obstacle kind, Instant until, Object... arguments) {
        return new InTheWay(kind, kind.rule(), ExplanationTexts.text(kind, caller.language(), arguments), until);
    }
}
