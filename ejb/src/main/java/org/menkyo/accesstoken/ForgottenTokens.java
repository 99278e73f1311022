package org.menkyo.accesstoken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.menkyo.job.Job;

/** Forgets tokens that have been over for a month, and from where they were used. The audit keeps who made and ended them. */
@ApplicationScoped
public class ForgottenTokens implements Job {

    static final Duration KEPT = Duration.ofDays(30);

    private static final int SIZE = 500;

    private final AccessTokenRepository tokens;
    private final Clock clock;

    @Inject
    public ForgottenTokens(AccessTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forgetting ended access tokens";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return tokens.forgetOver(clock.instant().minus(KEPT), SIZE) == SIZE;
    }
}
