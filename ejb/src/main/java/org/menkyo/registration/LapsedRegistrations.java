package org.menkyo.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.SignInPolicy;
import org.menkyo.identity.UserRepository;
import org.menkyo.job.Job;
import org.menkyo.shared.call.Caller;

/** Ends the registrations of persons who have not signed in for more than a year; their permissions are kept (LC-205). */
@ApplicationScoped
public class LapsedRegistrations implements Job {

    private static final int SIZE = 100;

    private enum Action {
        REGISTRATION_LAPSED
    }

    private final UserRepository users;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public LapsedRegistrations(UserRepository users, AuditTrail audit, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ending registrations of a year without a sign-in";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        List<AppUser> due = users.claimAbsent(SignInPolicy.lapsedBefore(clock.instant()), SIZE);
        Caller system = Caller.system(UUID.randomUUID().toString());
        for (AppUser user : due) {
            user.lapse();
            audit.append(
                    system,
                    AuditEvent.done(
                            Action.REGISTRATION_LAPSED,
                            "registration",
                            user.lapsedEmail().orElseThrow(),
                            null));
        }
        return due.size() == SIZE;
    }
}
