package org.menkyo.permission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.lockout.Lockouts;
import org.menkyo.readcache.ReadCache;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.TokenLimits;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.BusinessEmail;

/**
 * The one check that each service method begins with: asks the permission tables whether the caller may do the operation
 * (LC-303), and says why not as far as the caller may know (LC-208, LC-1104). Who is locked out may do nothing (LC-604).
 */
@ApplicationScoped
public class AccessControl {

    /** What is remembered: the roles of an address on a license ID, none where either does not exist. */
    private record RolesOf(String licenseId, String emailKey) {}

    /** What is remembered: the roles of an address on any license ID. */
    private record RolesAnywhere(String emailKey) {}

    private final AgreementRepository agreements;
    private final PermissionRepository permissions;
    private final Inheritance inheritance;
    private final Lockouts lockouts;
    private final InstallationMode mode;
    private final ReadCache cache;
    private final SecurityEvents events;

    @Inject
    public AccessControl(
            AgreementRepository agreements,
            PermissionRepository permissions,
            Inheritance inheritance,
            Lockouts lockouts,
            InstallationMode mode,
            ReadCache cache,
            SecurityEvents events) {
        this.mode = mode;
        this.cache = cache;
        this.events = events;
        this.agreements = agreements;
        this.permissions = permissions;
        this.inheritance = inheritance;
        this.lockouts = lockouts;
    }

    /**
     * Checks an operation that depends on what the caller is.
     *
     * @throws NotPermittedException if the caller must sign in, register or set up a second factor first, or is of another
     *     party
     * @throws LockedOutException if the caller is locked out
     */
    public void require(Caller caller, Operation operation) {
        requireOffered(operation);
        requireWithinToken(caller, operation);
        requireSecondFactor(caller, operation);
        lockouts.requireNone(caller);
        if (PermissionMatrix.allows(operation, caller.party())) {
            return;
        }
        requireSignedIn(caller);
        if (caller.party() == Party.UNREGISTERED_USER
                && PermissionMatrix.partiesFor(operation).contains(Party.REGISTERED_USER)) {
            throw new NotPermittedException(ErrorCode.NOT_REGISTERED);
        }
        throw refused(
                caller,
                operation,
                new NotPermittedException(
                        ErrorCode.NOT_PERMITTED,
                        PermissionMatrix.partiesFor(operation).stream()
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Checks an operation that depends on a role on a license ID. To somebody who has no role there, the license ID looks
     * as if it did not exist.
     *
     * @throws NotFoundException if the caller has no role on the license ID
     * @throws NotPermittedException if the caller must sign in or register first, or has only other roles there
     */
    public void require(Caller caller, Operation operation, Agreement agreement) {
        requireRegistered(caller, operation);
        requireRole(caller, operation, agreement);
    }

    private void requireRole(Caller caller, Operation operation, Agreement agreement) {
        requireReach(caller, agreement.licenseId());
        requireRole(caller, operation, roles(agreement, caller.requireEmail()));
    }

    private void requireRole(Caller caller, Operation operation, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw refused(caller, operation, new NotFoundException());
        }
        if (!PermissionMatrix.allows(operation, roles)) {
            throw refused(caller, operation, notPermitted(operation));
        }
    }

    /**
     * Finds the agreement of a license ID and checks an operation on it, see {@link #require(Caller, Operation,
     * Agreement)}.
     *
     * @throws NotFoundException if there is no such license ID, or none on which the caller has a role
     */
    public Agreement require(Caller caller, Operation operation, String licenseId) {
        requireRegistered(caller, operation);
        Agreement agreement =
                agreements.find(licenseId).orElseThrow(() -> refused(caller, operation, new NotFoundException()));
        requireRole(caller, operation, agreement);
        return agreement;
    }

    /**
     * As {@link #require(Caller, Operation, String)}, for operations that only read: outside of a transaction the answer may
     * be a remembered one, see {@link ReadCache}.
     */
    public Set<Role> requireToRead(Caller caller, Operation operation, String licenseId) {
        requireRegistered(caller, operation);
        requireReach(caller, licenseId);
        Set<Role> roles = remembered(licenseId, caller.requireEmail());
        requireRole(caller, operation, roles);
        return roles;
    }

    private Set<Role> remembered(String licenseId, BusinessEmail email) {
        return cache.get(
                new RolesOf(licenseId, email.key()),
                () -> agreements
                        .find(licenseId)
                        .map(agreement -> roles(agreement, email))
                        .orElse(Set.of()));
    }

    /**
     * As {@link #require(Caller, Operation, String)}, and keeps all other decisions about the users of the license ID
     * waiting until the transaction ends. The check holds for the moment at which the decision is made (LC-305, LC-407).
     */
    public Agreement requireExclusively(Caller caller, Operation operation, String licenseId) {
        Agreement agreement = require(caller, operation, licenseId);
        agreements.lock(agreement);
        require(caller, operation, agreement);
        Set<Role> own = permissions.activeRoles(agreement, caller.requireEmail());
        if (!PermissionMatrix.allows(operation, own)) {
            // The right comes from above, where it could be taken away at this moment.
            agreements.lockAbove(agreement);
            require(caller, operation, agreement);
        }
        return agreement;
    }

    /** The roles that an address holds on a license ID at this moment, inherited administration included (LC-501). */
    public Set<Role> roles(Agreement agreement, BusinessEmail email) {
        Set<Role> roles = permissions.activeRoles(agreement, email);
        if (!roles.contains(Role.ADMINISTRATOR) && inheritance.isInherited(agreement, email)) {
            roles.add(Role.ADMINISTRATOR);
        }
        return roles;
    }

    /**
     * Checks that the caller is somebody who can hold roles, for an operation over all license IDs on which a role allows
     * it; see {@link #agreementsFor}.
     *
     * @throws NotPermittedException if the caller must sign in or register first, or can hold no roles
     * @throws LockedOutException if the caller is locked out
     */
    public void requireRegistered(Caller caller, Operation operation) {
        requireOffered(operation);
        requireWithinToken(caller, operation);
        requireSecondFactor(caller, operation);
        lockouts.requireNone(caller);
        requireSignedIn(caller);
        if (caller.party() == Party.UNREGISTERED_USER) {
            throw new NotPermittedException(ErrorCode.NOT_REGISTERED);
        }
        if (!PermissionMatrix.holdsRoles(caller.party())) {
            throw refused(caller, operation, notPermitted(operation));
        }
    }

    /**
     * Checks an operation on no license ID that the table of roles gives to a registered user without any role, too.
     *
     * @throws NotPermittedException if the caller must sign in or register first, or is not of those who can hold roles
     * @throws LockedOutException if the caller is locked out
     */
    public void requireWithoutRole(Caller caller, Operation operation) {
        requireRegistered(caller, operation);
        if (PermissionMatrix.needsRole(operation)) {
            throw refused(caller, operation, notPermitted(operation));
        }
    }

    /**
     * A refusal of somebody who has signed in and could know better, as operators see it (LC-212). Whoever has not signed in
     * or not registered yet is told to, and that is no event: anybody can bring about any number of those.
     */
    private <E extends LicensingException> E refused(Caller caller, Operation operation, E refusal) {
        events.report(SecurityEvent.of(SecurityEventKind.PERMISSION_REFUSED, caller)
                .with("operation", operation)
                .with("reason", refusal.code()));
        return refusal;
    }

    /**
     * What a caller may do at all, be it on one license ID only: what is worth offering. Each operation asks by itself again.
     * Who inherits administration administers the agreement above, too.
     */
    public Set<Operation> possible(Caller caller) {
        Set<Role> roles = PermissionMatrix.holdsRoles(caller.party())
                ? cache.get(
                        new RolesAnywhere(caller.requireEmail().key()),
                        () -> permissions.activeRoles(caller.requireEmail()))
                : Set.of();
        return possible(caller, roles);
    }

    /** What a caller may do on one license ID, as far as roles there allow it: what is worth offering beside it. */
    public Set<Operation> possible(Caller caller, String licenseId) {
        Set<Role> roles = PermissionMatrix.holdsRoles(caller.party()) && caller.reaches(licenseId)
                ? remembered(licenseId, caller.requireEmail())
                : Set.of();
        return possible(caller, roles);
    }

    private Set<Operation> possible(Caller caller, Set<Role> roles) {
        return PermissionMatrix.operations(caller.party(), roles).stream()
                .filter(operation -> mode.offers(operation)
                        && (!caller.mustEnroll() || PermissionMatrix.setsUpSecondFactor(operation)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }

    /** The internal ids of all agreements on which the caller's roles allow the operation; they can be many thousands. */
    public Set<Long> agreementsFor(Caller caller, Operation operation) {
        return Set.copyOf(agreementsFor(caller, operation, 0, Integer.MAX_VALUE));
    }

    /**
     * The internal ids, in their order, of the agreements on which the caller's roles allow the operation, behind an id, at
     * most so many.
     */
    public List<Long> agreementsFor(Caller caller, Operation operation, long afterId, int limit) {
        requireRegistered(caller, operation);
        return agreements(caller, PermissionMatrix.rolesFor(operation), afterId, limit);
    }

    private List<Long> agreements(Caller caller, List<Role> roles, long afterId, int limit) {
        PermittedAgreements permitted = permitted(caller, roles);
        return permitted.onlyLicenseIds().isEmpty()
                ? inheritance.permittedAgreements(caller.requireEmail(), roles, afterId, limit)
                : inheritance.permittedAgreements(permitted, afterId, limit);
    }

    private static PermittedAgreements permitted(Caller caller, List<Role> roles) {
        return new PermittedAgreements(
                caller.requireEmail().key(),
                caller.token().map(TokenLimits::licenseIds).orElse(Set.of()),
                roles.stream().map(Role::name).toArray(String[]::new));
    }

    /** The internal ids of the agreements that the caller administers, the first ones behind an id, at most so many. */
    public Set<Long> administered(Caller caller, long afterId, int limit) {
        return Set.copyOf(agreements(caller, List.of(Role.ADMINISTRATOR), afterId, limit));
    }

    /**
     * What the database's function {@code permitted_agreement} takes to find the agreements on which the caller's roles allow
     * the operation.
     */
    public PermittedAgreements permittedFor(Caller caller, Operation operation) {
        requireRegistered(caller, operation);
        return permitted(caller, PermissionMatrix.rolesFor(operation));
    }

    /**
     * Checks that the access token that the caller came with, if it did, reaches a license ID. For operations of parties;
     * where a role on the license ID is asked for, this is, too. Another license ID looks as if it did not exist.
     *
     * @throws NotFoundException if it does not
     */
    public void requireReach(Caller caller, String licenseId) {
        if (!caller.reaches(licenseId)) {
            throw new NotFoundException();
        }
    }

    /**
     * A token never does more than it was made for, whatever its owner may (LC-211). What it may do of that, its owner must
     * be permitted, too.
     */
    private void requireWithinToken(Caller caller, Operation operation) {
        caller.token().ifPresent(limits -> {
            if (PermissionMatrix.needsSignIn(operation)
                    || !limits.permits(operation)
                    || !limits.licenseIds().isEmpty() && !PermissionMatrix.isWithinLicenseIds(operation)) {
                throw refused(caller, operation, new NotPermittedException(ErrorCode.TOKEN_LIMITED, operation.name()));
            }
        });
    }

    /** Where the publisher asks staff for a second factor, they set it up before anything else (LC-209). */
    private void requireSecondFactor(Caller caller, Operation operation) {
        if (caller.mustEnroll() && !PermissionMatrix.setsUpSecondFactor(operation)) {
            throw refused(caller, operation, new NotPermittedException(ErrorCode.SECOND_FACTOR_NOT_ENROLLED));
        }
    }

    /** @throws NotFoundException if an installation of this kind does not have the operation (VA-314) */
    private void requireOffered(Operation operation) {
        if (!mode.offers(operation)) {
            throw new NotFoundException();
        }
    }

    private static void requireSignedIn(Caller caller) {
        if (caller.party() == Party.STRANGER || caller.party() == Party.DEVICE) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
    }

    private static NotPermittedException notPermitted(Operation operation) {
        return new NotPermittedException(
                ErrorCode.NOT_PERMITTED,
                PermissionMatrix.rolesFor(operation).stream().map(Enum::name).collect(Collectors.joining(", ")));
    }
}
