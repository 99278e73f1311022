package org.menkyo.openlicense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.lockout.LockoutAction;
import org.menkyo.lockout.Lockouts;
import org.menkyo.lockout.PairAttempts;
import org.menkyo.lockout.PairOutcome;
import org.menkyo.lockout.PairVerdict;
import org.menkyo.openlicense.AddOpenLicenseResult.Outcome;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorTexts;

/** Refused attempts to add an OPEN license: they count towards the lockout (LC-604) and stand in the audit (LC-605). */
@ApplicationScoped
class AdditionAttempts {

    private final Lockouts lockouts;
    private final PairAttempts attempts;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    AdditionAttempts(Lockouts lockouts, PairAttempts attempts, AuditTrail audit, Clock clock) {
        this.lockouts = lockouts;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The result for somebody who may not try at present, whatever the numbers are. */
    Optional<AddOpenLicenseResult> refused(Caller caller, AppUser user, AddOpenLicense command) {
        Optional<Instant> lockedUntil = lockouts.until(user.id(), caller.email());
        if (lockedUntil.isPresent()) {
            return lockedUntil.map(
                    until -> refused(caller, command, Outcome.LOCKED_OUT, ErrorCode.LOCKED_OUT, null, until));
        }
        return attempts.throttledFor(caller, command.licenseNumber())
                .map(clock.instant()::plus)
                .map(until ->
                        refused(caller, command, Outcome.TOO_MANY_TRIES, ErrorCode.TOO_MANY_REQUESTS, null, until));
    }

    /** The result for a pair of numbers that do not belong together. */
    AddOpenLicenseResult invalid(Caller caller, AddOpenLicense command) {
        PairVerdict verdict = attempts.record(caller, command.licenseNumber(), PairOutcome.INVALID);
        AddOpenLicenseResult result = refused(
                caller,
                command,
                Outcome.COMBINATION_NOT_VALID,
                ErrorCode.COMBINATION_NOT_VALID,
                verdict.triesLeft(),
                verdict.lockout().map(lockout -> lockout.lockedUntil()).orElse(null));
        verdict.lockout()
                .ifPresent(lockout -> audit.append(
                        caller,
                        AuditEvent.done(LockoutAction.LOCKED_OUT, "lockout", lockout.id(), null)
                                .with("cause", lockout.cause())
                                .with("until", lockout.lockedUntil())));
        return result;
    }

    private AddOpenLicenseResult refused(
            Caller caller,
            AddOpenLicense command,
            Outcome outcome,
            ErrorCode text,
            Integer triesLeft,
            Instant retryAt) {
        audit.append(
                caller,
                AuditEvent.refused(Operation.ADD_OPEN_LICENSE, OpenLicenseAddition.AUDIT_SUBJECT, "-", null)
                        .with("outcome", outcome)
                        .with("authorizationNumber", MaskedNumber.of(command.authorizationNumber()))
                        .with("licenseNumber", MaskedNumber.of(command.licenseNumber())));
        return new AddOpenLicenseResult(
                outcome, ErrorTexts.text(text, caller.language(), String.valueOf(retryAt)), null, triesLeft, retryAt);
    }
}
