package org.menkyo.usermanagement;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.usermanagement.UserAccess.HeldPermission;

/** What administrators do with the permissions on their license IDs, and what users see of their own (LC-305 to LC-309). */
@Stateless
public class PermissionService {

    private final AccessControl access;
    private final PermissionRepository permissions;
    private final PermissionGranter granter;
    private final Inheritance inheritance;
    private final AccessList accessList;
    private final OwnPermissions ownPermissions;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PermissionService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public PermissionService(
            AccessControl access,
            PermissionRepository permissions,
            PermissionGranter granter,
            Inheritance inheritance,
            AccessList accessList,
            OwnPermissions ownPermissions,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.permissions = permissions;
        this.granter = granter;
        this.inheritance = inheritance;
        this.accessList = accessList;
        this.ownPermissions = ownPermissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody with access to a license ID, and its reseller, by address (LC-304, LC-308). */
    @Performs(Operation.LIST_USERS)
    public Page<UserAccess> listUsers(Caller caller, String licenseId, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_USERS, licenseId);
        Page<String> addresses =
                Page.of(permissions.shown(agreement, page.after().orElse(""), page.size() + 1), page, key -> key);
        return new Page<>(accessList.shown(agreement, addresses.items()), addresses.next());
    }

    /**
     * The whole list of who has access to a license ID as CSV, one line for each permission (LC-308), and one for a reseller
     * without any (LC-304).
     */
    @Performs(Operation.LIST_USERS)
    public String exportUsers(Caller caller, String licenseId) {
        Agreement agreement = access.require(caller, Operation.LIST_USERS, licenseId);
        StringBuilder csv = new StringBuilder(CsvLine.header(
                "email",
                "name",
                "registered",
                "disabled",
                "lastSignInAt",
                "role",
                "way",
                "inheritedFrom",
                "givenBy",
                "since",
                "reseller"));
        List<String> keys = permissions.shown(agreement, "", PageRequest.MAX_SIZE);
        while (!keys.isEmpty()) {
            for (UserAccess user : accessList.shown(agreement, keys)) {
                user.permissions().forEach(held -> csv.append(line(user, Optional.of(held))));
                if (user.permissions().isEmpty()) {
                    csv.append(line(user, Optional.empty()));
                }
            }
            keys = permissions.shown(agreement, keys.get(keys.size() - 1), PageRequest.MAX_SIZE);
        }
        return csv.toString();
    }

    /**
     * One user's access to a license ID (LC-308).
     *
     * @throws NotFoundException if the address has no permission there
     */
    @Performs(Operation.READ_USER)
    public UserAccess readUser(Caller caller, String licenseId, String email) {
        Agreement agreement = access.require(caller, Operation.READ_USER, licenseId);
        return Optional.ofNullable(email)
                .filter(BusinessEmail::isValid)
                .flatMap(typed -> accessList.shown(agreement, List.of(new BusinessEmail(typed).key())).stream()
                        .findFirst())
                .orElseThrow(NotFoundException::new);
    }

    /** Grants roles to an address, one's own included; the holder gets a mail (LC-306, LC-307). */
    @Performs(Operation.GRANT_PERMISSION)
    public UserAccess grant(Caller caller, String licenseId, GrantPermissions command) {
        Agreement agreement = access.require(caller, Operation.GRANT_PERMISSION, licenseId);
        InputCheck check = new InputCheck();
        check.email("email", command.email()).size("roles", command.roles(), 1, Role.values().length);
        if (command.roles() != null && command.roles().contains(Role.OPEN_LICENSE_CONTACT)) {
            check.reject("roles", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        BusinessEmail holder = new BusinessEmail(command.email());
        granter.grant(caller, agreement, holder, command.roles(), PermissionWay.GRANT);
        return accessList.of(agreement, holder).orElseThrow();
    }

    /**
     * Removes a permission; no mail is sent (LC-307).
     *
     * @throws ConflictException PERMISSION_FROM_CONTACT (LC-306), LAST_ADMINISTRATOR (LC-305)
     */
    @Performs(Operation.REMOVE_PERMISSION)
    public void remove(Caller caller, String licenseId, long permissionId) {
        Agreement agreement = access.requireExclusively(caller, Operation.REMOVE_PERMISSION, licenseId);
        Permission permission = permissions.find(agreement, permissionId).orElseThrow(NotFoundException::new);
        if (permission.way() == PermissionWay.CONTACT) {
            throw new ConflictException(ErrorCode.PERMISSION_FROM_CONTACT);
        }
        permission.end(caller.name(), clock.instant());
        permissions.flush();
        requireAdministrator(agreement, permission.role() == Role.ADMINISTRATOR);
        audit.append(
                caller,
                AuditEvent.done(Operation.REMOVE_PERMISSION, "permission", permission.email(), agreement.licenseId())
                        .with("role", permission.role())
                        .with("way", permission.way()));
    }

    /**
     * Suspends all permissions of a user on a license ID, those from contacts included (LC-306).
     *
     * @throws ConflictException LAST_ADMINISTRATOR
     */
    @Performs(Operation.DISABLE_USER)
    public UserAccess disable(Caller caller, String licenseId, String email) {
        Agreement agreement = access.requireExclusively(caller, Operation.DISABLE_USER, licenseId);
        BusinessEmail holder = new BusinessEmail(requireHolder(agreement, email).email());
        boolean own = permissions.activeRoles(agreement, holder).contains(Role.ADMINISTRATOR);
        if (permissions.suspend(agreement, holder, caller.name(), clock.instant())) {
            requireAdministrator(agreement, own);
            audit.append(caller, AuditEvent.done(Operation.DISABLE_USER, "user", holder, agreement.licenseId()));
        }
        return accessList.of(agreement, holder).orElseThrow();
    }

    /** Ends the suspension of a user on a license ID (LC-306). */
    @Performs(Operation.ENABLE_USER)
    public UserAccess enable(Caller caller, String licenseId, String email) {
        Agreement agreement = access.require(caller, Operation.ENABLE_USER, licenseId);
        BusinessEmail holder = new BusinessEmail(requireHolder(agreement, email).email());
        if (permissions.endSuspension(agreement, holder, caller.name(), clock.instant())) {
            audit.append(caller, AuditEvent.done(Operation.ENABLE_USER, "user", holder, agreement.licenseId()));
        }
        return accessList.of(agreement, holder).orElseThrow();
    }

    /** One's own permissions on all license IDs, those that are inherited behind the others (LC-309, LC-504). */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @Performs(Operation.LIST_OWN_PERMISSIONS)
    public Page<PermissionView> mine(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_OWN_PERMISSIONS);
        return ownPermissions.of(caller.requireEmail(), page);
    }

    private static String line(UserAccess user, Optional<HeldPermission> held) {
        return CsvLine.of(
                user.email(),
                user.name(),
                user.registered(),
                user.disabled(),
                user.lastSignInAt(),
                held.map(HeldPermission::role).orElse(null),
                held.map(HeldPermission::way).orElse(null),
                held.map(HeldPermission::inheritedFrom).orElse(null),
                held.map(HeldPermission::givenBy).orElse(null),
                held.map(HeldPermission::since).orElse(null),
                user.reseller());
    }

    private UserAccess requireHolder(Agreement agreement, String email) {
        if (!BusinessEmail.isValid(email)) {
            throw new NotFoundException();
        }
        return accessList.of(agreement, new BusinessEmail(email)).orElseThrow(NotFoundException::new);
    }

    /**
     * An administrator of the license ID's own must remain, since who inherits administration can end that at any moment; one
     * who inherits is enough only where no administrator of its own goes.
     *
     * @param own whether who goes administers the license ID by itself
     */
    private void requireAdministrator(Agreement agreement, boolean own) {
        if (!permissions.hasOwnAdministrator(agreement) && (own || !inheritance.isInheritedByAnybody(agreement))) {
            throw new ConflictException(ErrorCode.LAST_ADMINISTRATOR);
        }
    }
}
