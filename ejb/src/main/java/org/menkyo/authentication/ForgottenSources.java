package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.menkyo.job.Job;

/** Forgets the networks from which accounts have not signed in for long. */
@ApplicationScoped
public class ForgottenSources implements Job {

    private static final int SIZE = 1_000;

    private final SignInAttempts attempts;

    @Inject
    public ForgottenSources(SignInAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return "forgetting networks from which nobody signs in any more";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return attempts.forgetSources(SIZE) == SIZE;
    }
}
