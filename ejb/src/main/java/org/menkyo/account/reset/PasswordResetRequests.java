package org.menkyo.account.reset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Operation;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;

/** The links that were asked for, which wait until {@link PasswordResetLinks} sends them. */
@ApplicationScoped
class PasswordResetRequests {

    private static final Quota TO_ADDRESS = new Quota("password-reset-address", 3, Duration.ofHours(1));

    private final PasswordResetRepository resets;
    private final PasswordResetSignal signal;
    private final Quotas quotas;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    PasswordResetRequests(
            PasswordResetRepository resets, PasswordResetSignal signal, Quotas quotas, AuditTrail audit, Clock clock) {
        this.resets = resets;
        this.signal = signal;
        this.quotas = quotas;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a request, unless the address was asked for too often. */
    void take(Caller caller, BusinessEmail email) {
        if (quotas.take(TO_ADDRESS, email.key()).isEmpty()) {
            resets.add(new PasswordReset(caller, email, clock.instant()));
            audit.append(
                    caller, AuditEvent.done(Operation.REQUEST_PASSWORD_RESET, "password-reset", email.value(), null));
            signal.wakeAfterCommit();
        }
    }
}
