package org.menkyo.openlicense;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.lockout.PairAttempts;
import org.menkyo.lockout.PairOutcome;
import org.menkyo.openlicense.AddOpenLicenseResult.Outcome;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;

/** Records that somebody added an OPEN license by a valid pair of numbers (LC-602). */
@ApplicationScoped
class AdditionRecorder {

    private final AccessControl access;
    private final PairAttempts attempts;
    private final OpenLicenseRepository additions;
    private final AdditionEffect effect;
    private final AdditionMails mails;
    private final AuditTrail audit;
    private final Clock clock;
    private final AddOpenLicensePolicy policy;

    @Inject
    AdditionRecorder(
            AccessControl access,
            PairAttempts attempts,
            OpenLicenseRepository additions,
            AdditionEffect effect,
            AdditionMails mails,
            AuditTrail audit,
            Clock clock,
            Settings settings) {
        this.access = access;
        this.attempts = attempts;
        this.additions = additions;
        this.effect = effect;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
        this.policy = AddOpenLicensePolicy.of(settings);
    }

    /**
     * Gives the role open license contact, at once or after the configured delay, with a receipt for the user and a mail to
     * the administrators; a license that the user has added before is left as it is.
     */
    AddOpenLicenseResult add(Caller caller, AppUser user, Agreement agreement) {
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
        OpenLicenseAddition addition = new OpenLicenseAddition(agreement, user, email, clock.instant(), policy.delay());
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
                                OpenLicenseAddition.AUDIT_SUBJECT,
                                addition.id(),
                                addition.agreement().licenseId())
                        .with("outcome", outcome)
                        .with("name", addition.name())
                        .with("effectiveAt", addition.effectiveAt()));
    }
}
