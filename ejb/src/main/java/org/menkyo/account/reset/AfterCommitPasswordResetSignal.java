package org.menkyo.account.reset;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import org.menkyo.shared.database.TransactionEnd;

/**
 * Has links sent at once, after whoever asked has got the answer: so the answer takes as long whether or not there is
 * anybody to send one to. What this misses, the timer of jobs finds.
 */
@ApplicationScoped
class AfterCommitPasswordResetSignal implements PasswordResetSignal {

    private static final Logger LOG = System.getLogger(AfterCommitPasswordResetSignal.class.getName());

    private final PasswordResetLinks links;
    private final TransactionEnd end;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    AfterCommitPasswordResetSignal(PasswordResetLinks links, TransactionEnd end) {
        this.links = links;
        this.end = end;
    }

    @Override
    public void wakeAfterCommit() {
        end.once(AfterCommitPasswordResetSignal.class, status -> {
            if (status == Status.STATUS_COMMITTED) {
                wake();
            }
        });
    }

    private void wake() {
        try {
            executor.execute(this::send);
        } catch (RejectedExecutionException busy) {
            LOG.log(Level.DEBUG, "Links to set a new password by wait for the timer", busy);
        }
    }

    private void send() {
        try {
            links.runBatch();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, links.name() + " failed; the next attempt follows in a minute", failed);
        }
    }
}
