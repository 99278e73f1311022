package org.menkyo.openlicense;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;

/** Lets registered users add OPEN licenses by their two numbers, and administrators stop it (LC-601 to LC-605). */
@Stateless
public class OpenLicenseService {

    private static final int MAX_NUMBER = 32;
    private static final int MAX_NAME = 100;

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final UserRepository users;
    private final AdditionAttempts attempts;
    private final AdditionRecorder recorder;
    private final OpenLicenseRepository additions;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected OpenLicenseService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public OpenLicenseService(
            AccessControl access,
            AgreementRepository agreements,
            UserRepository users,
            AdditionAttempts attempts,
            AdditionRecorder recorder,
            OpenLicenseRepository additions,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.agreements = agreements;
        this.users = users;
        this.attempts = attempts;
        this.recorder = recorder;
        this.additions = additions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds an OPEN license. A valid pair gives the role open license contact, at once or after the configured delay; the user
     * gets a receipt, the administrators a mail that names the user (LC-602). An invalid pair is a result, counts towards the
     * lockout (LC-604), and stands in the audit with masked numbers (LC-605).
     */
    @Performs(Operation.ADD_OPEN_LICENSE)
    public AddOpenLicenseResult add(Caller caller, AddOpenLicense command) {
        access.require(caller, Operation.ADD_OPEN_LICENSE);
        AppUser user = users.getLocked(caller.requireUserId());
        check(command, user);
        // Only now: while this one waited for the person's row, another try may have locked the person out.
        Optional<AddOpenLicenseResult> refused = attempts.refused(caller, user, command);
        if (refused.isPresent()) {
            return refused.get();
        }
        name(user, command);
        return agreements
                .findOpen(command.authorizationNumber(), command.licenseNumber())
                .map(agreement -> recorder.add(caller, user, agreement))
                .orElseGet(() -> attempts.invalid(caller, command));
    }

    /** The OPEN licenses that the caller added, from the oldest to the newest. */
    @Performs(Operation.LIST_OWN_OPEN_LICENSES)
    public Page<OpenLicenseView> mine(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_OWN_OPEN_LICENSES);
        return Page.of(
                        additions.ofUser(caller.requireUserId(), TimeCursor.fromOldest(page), page.size() + 1),
                        page,
                        OpenLicenseService::cursor)
                .map(OpenLicenseAddition::view);
    }

    /** Who added an OPEN license, for its administrators, from the oldest to the newest. */
    @Performs(Operation.LIST_OPEN_LICENSE_ADDITIONS)
    public Page<OpenLicenseAdditionView> listAdditions(Caller caller, String licenseId, PageRequest page) {
        Agreement agreement = access.require(caller, Operation.LIST_OPEN_LICENSE_ADDITIONS, licenseId);
        return Page.of(
                        additions.ofAgreement(agreement, TimeCursor.fromOldest(page), page.size() + 1),
                        page,
                        OpenLicenseService::cursor)
                .map(OpenLicenseAddition::administratorsView);
    }

    /**
     * Stops an addition before it takes effect (LC-602). Afterwards the permission can be removed like any other.
     *
     * @throws ConflictException STATE_CONFLICT if it does not wait any more
     */
    @Performs(Operation.STOP_OPEN_LICENSE_ADDITION)
    public OpenLicenseAdditionView stop(Caller caller, String licenseId, UUID additionId) {
        Agreement agreement = access.require(caller, Operation.STOP_OPEN_LICENSE_ADDITION, licenseId);
        OpenLicenseAddition addition =
                additions.findLocked(agreement, additionId).orElseThrow(NotFoundException::new);
        if (addition.state() != AdditionState.PENDING) {
            throw new ConflictException(
                    ErrorCode.STATE_CONFLICT, addition.state().name());
        }
        addition.stop(caller.name(), clock.instant());
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.STOP_OPEN_LICENSE_ADDITION,
                                OpenLicenseAddition.AUDIT_SUBJECT,
                                additionId,
                                agreement.licenseId())
                        .with("user", addition.email()));
        return addition.administratorsView();
    }

    private static void check(AddOpenLicense command, AppUser user) {
        InputCheck check = new InputCheck();
        check.text("authorizationNumber", command.authorizationNumber(), MAX_NUMBER)
                .text("licenseNumber", command.licenseNumber(), MAX_NUMBER)
                .required("acknowledged", command.acknowledged());
        if (Boolean.FALSE.equals(command.acknowledged())) {
            check.reject("acknowledged", FieldProblem.TRUE_NEEDED);
        }
        name(check, "givenName", command.givenName(), user.givenName());
        name(check, "familyName", command.familyName(), user.familyName());
        check.done();
    }

    private static void name(InputCheck check, String field, String given, Optional<String> known) {
        if (known.isEmpty()) {
            check.text(field, given, MAX_NAME);
        } else {
            check.optionalText(field, given, MAX_NAME);
        }
    }

    /** Names that the profile has stay; they are changed there. */
    private static void name(AppUser user, AddOpenLicense command) {
        if (user.givenName().isEmpty()) {
            user.takeGivenName(command.givenName());
        }
        if (user.familyName().isEmpty()) {
            user.takeFamilyName(command.familyName());
        }
    }

    private static String cursor(OpenLicenseAddition addition) {
        return new TimeCursor(addition.addedAt(), addition.id()).toString();
    }
}
