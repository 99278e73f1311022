package org.menkyo.account.reset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.menkyo.identity.UserRepository;
import org.menkyo.job.Job;

/** Forgets former passwords of technical accounts once they serve no more. */
@ApplicationScoped
public class ForgottenPasswords implements Job {

    private static final int SIZE = 500;

    private final UserRepository users;
    private final Clock clock;

    @Inject
    public ForgottenPasswords(UserRepository users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forgetting former passwords";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return users.forgetFormerPasswords(clock.instant(), SIZE) == SIZE;
    }
}
