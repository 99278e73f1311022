package org.menkyo.openlicense;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.lockout.LockoutAction;
import org.menkyo.lockout.Lockouts;
import org.menkyo.lockout.PairAttempts;
import org.menkyo.lockout.PairOutcome;
import org.menkyo.lockout.PairVerdict;
import org.menkyo.openlicense.AddOpenLicenseResult.Outcome;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.ErrorTexts;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.Settings;
import org.menkyo.shared.TimeCursor;

/** Lets registered users add OPEN licenses by their two numbers, and administrators stop it (LC-601 to LC-605). */
@Stateless
public class OpenLicenseService {

    private static final int MAX_NUMBER = 32;
    private static final int MAX_NAME = 100;
    private static final String SUBJECT = "open_license";

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final UserRepository users;
    private final Lockouts lockouts;
    private final PairAttempts attempts;
    private final OpenLicenseRepository additions;
    private final AdditionEffect effect;
    private final AdditionMails mails;
    private final AuditTrail audit;
    private final Clock clock;
    private final AddOpenLicensePolicy policy;

    /** For the container's proxy. */
    protected OpenLicenseService() {
        this.access = null;
        this.agreements = null;
        this.users = null;
        this.lockouts = null;
        this.attempts = null;
        this.additions = null;
        this.effect = null;
        this.mails = null;
        this.audit = null;
        this.clock = null;
        this.policy = null;
    }

    @Inject
    public OpenLicenseService(
            AccessControl access,
            AgreementRepository agreements,
            UserRepository users,
            Lockouts lockouts,
            PairAttempts attempts,
            OpenLicenseRepository additions,
            AdditionEffect effect,
            AdditionMails mails,
            AuditTrail audit,
            Clock clock,
            Settings settings) {
        this.access = access;
        this.agreements = agreements;
        this.users = users;
        this.lockouts = lockouts;
        this.attempts = attempts;
        this.additions = additions;
        this.effect = effect;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        this.policy = AddOpenLicensePolicy.of(settings);
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
        Optional<Instant> lockedUntil = lockouts.until(user.id(), caller.email());
        if (lockedUntil.isPresent()) {
            return refused(caller, command, Outcome.LOCKED_OUT, ErrorCode.LOCKED_OUT, lockedUntil.get());
        }
        String licenseNumber = command.licenseNumber();
        Instant now = clock.instant();
        Optional<Instant> throttled =
                attempts.throttledFor(caller, licenseNumber).map(now::plus);
        if (throttled.isPresent()) {
            return refused(caller, command, Outcome.TOO_MANY_TRIES, ErrorCode.TOO_MANY_REQUESTS, throttled.get());
        }
        name(user, command);
        Optional<Agreement> agreement = agreements.findOpen(command.authorizationNumber(), licenseNumber);
        return agreement.isPresent()
                ? valid(caller, user, agreement.get(), now)
                : invalid(caller, command, licenseNumber);
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
                AuditEvent.done(Operation.STOP_OPEN_LICENSE_ADDITION, SUBJECT, additionId, agreement.licenseId())
                        .with("user", addition.email()));
        return addition.administratorsView();
    }

    private AddOpenLicenseResult valid(Caller caller, AppUser user, Agreement agreement, Instant now) {
        BusinessEmail email = caller.requireEmail();
        Optional<OpenLicenseAddition> last = additions.findLast(agreement, email);
        boolean held = last.isPresent() || !access.roles(agreement, email).isEmpty();
        attempts.record(caller, agreement.licenseId(), held ? PairOutcome.HELD : PairOutcome.NEW);
        if (last.filter(a -> a.state() == AdditionState.PENDING || effect.isInForce(a))
                .isPresent()) {
            record(caller, Outcome.ALREADY_ADDED, last.get());
            return new AddOpenLicenseResult(
                    Outcome.ALREADY_ADDED, null, last.get().view(), null, null);
        }
        OpenLicenseAddition addition = new OpenLicenseAddition(agreement, user, email, now, policy.delay());
        additions.add(addition);
        Outcome outcome = policy.delay().isZero() ? Outcome.ADDED : Outcome.PENDING;
        record(caller, outcome, addition);
        mails.tell(caller, addition, outcome == Outcome.PENDING);
        if (outcome == Outcome.ADDED) {
            effect.give(caller, addition);
        }
        return new AddOpenLicenseResult(outcome, null, addition.view(), null, null);
    }

    private void record(Caller caller, Outcome outcome, OpenLicenseAddition addition) {
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.ADD_OPEN_LICENSE,
                                SUBJECT,
                                addition.id(),
                                addition.agreement().licenseId())
                        .with("outcome", outcome)
                        .with("name", addition.name())
                        .with("effectiveAt", addition.effectiveAt()));
    }

    private AddOpenLicenseResult invalid(Caller caller, AddOpenLicense command, String licenseNumber) {
        PairVerdict verdict = attempts.record(caller, licenseNumber, PairOutcome.INVALID);
        Optional<Instant> until = verdict.lockout().map(lockout -> lockout.lockedUntil());
        AddOpenLicenseResult result = refused(
                caller, command, Outcome.COMBINATION_NOT_VALID, ErrorCode.COMBINATION_NOT_VALID, until.orElse(null));
        verdict.lockout()
                .ifPresent(lockout -> audit.append(
                        caller,
                        AuditEvent.done(LockoutAction.LOCKED_OUT, "lockout", lockout.id(), null)
                                .with("cause", lockout.cause())
                                .with("until", lockout.lockedUntil())));
        return new AddOpenLicenseResult(
                result.outcome(), result.message(), null, verdict.triesLeft(), result.retryAt());
    }

    private AddOpenLicenseResult refused(
            Caller caller, AddOpenLicense command, Outcome outcome, ErrorCode text, Instant retryAt) {
        audit.append(
                caller,
                AuditEvent.refused(Operation.ADD_OPEN_LICENSE, SUBJECT, "-", null)
                        .with("outcome", outcome)
                        .with("authorizationNumber", MaskedNumber.of(command.authorizationNumber()))
                        .with("licenseNumber", MaskedNumber.of(command.licenseNumber())));
        return new AddOpenLicenseResult(
                outcome, ErrorTexts.text(text, caller.language(), String.valueOf(retryAt)), null, null, retryAt);
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
