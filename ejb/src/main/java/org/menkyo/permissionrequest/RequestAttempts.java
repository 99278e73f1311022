package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.lockout.LockoutAction;
import org.menkyo.lockout.Lockouts;
import org.menkyo.lockout.PairAttempts;
import org.menkyo.lockout.PairOutcome;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.UnavailableException;

/** Counts requests for OPEN licenses with numbers that do not belong together, like tries of Add Open License (LC-604). */
@ApplicationScoped
class RequestAttempts {

    private final Lockouts lockouts;
    private final PairAttempts attempts;
    private final AuditTrail audit;

    @Inject
    RequestAttempts(Lockouts lockouts, PairAttempts attempts, AuditTrail audit) {
        this.lockouts = lockouts;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** The tries of one person follow each other, since the person's row is locked; see {@link PairAttempts}. */
    void requireNotThrottled(Caller caller, RequestPermission command, AppUser requester) {
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
    void countInvalidPair(Caller caller, RequestPermission command, UndeliveredReason reason) {
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
}
