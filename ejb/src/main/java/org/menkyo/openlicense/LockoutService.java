package org.menkyo.openlicense;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.lockout.Lockout;
import org.menkyo.lockout.Lockouts;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;

/** Lets support see who is locked out and why, and unlock (LC-604, LC-802). */
@Stateless
public class LockoutService {

    private static final int MAX_REASON = 2_000;

    private final AccessControl access;
    private final Lockouts lockouts;
    private final CaseWork caseWork;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected LockoutService() {
        this(null, null, null, null, null);
    }

    @Inject
    public LockoutService(AccessControl access, Lockouts lockouts, CaseWork caseWork, AuditTrail audit, Clock clock) {
        this.access = access;
        this.lockouts = lockouts;
        this.caseWork = caseWork;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The lockouts, ended ones included, from the newest to the oldest. Asking for those of a person is in the audit (LC-806).
     *
     * @param email only those of this business e-mail; null for all
     */
    @Performs(Operation.LIST_LOCKOUTS)
    public Page<LockoutView> list(Caller caller, String email, PageRequest page) {
        access.require(caller, Operation.LIST_LOCKOUTS);
        new InputCheck().optionalEmail("email", email).done();
        if (email != null) {
            audit.append(caller, AuditEvent.done(Operation.LIST_LOCKOUTS, "person", new BusinessEmail(email), null));
        }
        Instant now = clock.instant();
        TimeCursor before = TimeCursor.fromNewest(page);
        return Page.of(
                        lockouts.list(
                                email == null ? null : new BusinessEmail(email),
                                before.time(),
                                before.id(),
                                page.size() + 1),
                        page,
                        lockout -> new TimeCursor(lockout.lockedAt(), lockout.id()))
                .map(lockout -> LockoutView.of(lockout, now));
    }

    /**
     * Ends a lockout; the counting begins anew.
     *
     * @throws ConflictException STATE_CONFLICT if it is over already
     */
    @Performs(Operation.END_LOCKOUT)
    public LockoutView end(Caller caller, UUID lockoutId, EndLockout command) {
        access.require(caller, Operation.END_LOCKOUT);
        new InputCheck().paragraphs("reason", command.reason(), MAX_REASON).done();
        Instant now = clock.instant();
        Lockout lockout = lockouts.findLocked(lockoutId).orElseThrow(NotFoundException::new);
        if (!lockout.holdsAt(now)) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the lockout is over");
        }
        lockout.end(caller.name(), command.reason(), now);
        caseWork.done(caller, command.caseId(), WorkKind.LOCKOUT_ENDED, lockoutId, null);
        audit.append(
                caller,
                AuditEvent.done(Operation.END_LOCKOUT, "lockout", lockoutId, null)
                        .with("user", lockout.email())
                        .with("reason", command.reason()));
        return LockoutView.of(lockout, now);
    }
}
