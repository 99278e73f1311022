package org.menkyo.notification.relay;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.menkyo.notification.outbox.RelaySignal;
import org.menkyo.shared.database.TransactionEnd;

/**
 * Wakes this server's relay when the transaction that the notification was recorded in has committed: at once, unless the
 * relay has just looked. So while there are many, each of its transactions and messages is for several.
 */
@ApplicationScoped
class AfterCommitRelaySignal implements RelaySignal {

    private static final Logger LOG = System.getLogger(AfterCommitRelaySignal.class.getName());

    /** The time from one look of the relay to the next. */
    static final Duration PAUSE = Duration.ofMillis(200);

    private final NotificationRelay relay;
    private final TransactionEnd end;
    private final Clock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Instant looked = Instant.MIN;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService executor;

    @Inject
    AfterCommitRelaySignal(NotificationRelay relay, TransactionEnd end, Clock clock) {
        this.relay = relay;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public void wakeAfterCommit() {
        end.once(AfterCommitRelaySignal.class, status -> {
            if (status == Status.STATUS_COMMITTED && asked.compareAndSet(false, true)) {
                wake();
            }
        });
    }

    private void wake() {
        Instant now = clock.instant();
        // A clock that was set back must not make it wait for longer.
        boolean justLooked = looked.isAfter(now.minus(PAUSE)) && !looked.isAfter(now);
        Duration pause = justLooked ? Duration.between(now, looked.plus(PAUSE)) : Duration.ZERO;
        try {
            schedule(this::look, pause);
        } catch (RejectedExecutionException stopping) {
            asked.set(false);
            LOG.log(Level.DEBUG, "Notifications wait for the relay's timer", stopping);
        }
    }

    void schedule(Runnable work, Duration pause) {
        executor.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever finds that it was not asked any more asks for another look. */
    private void look() {
        asked.set(false);
        looked = clock.instant();
        relay.relayPending();
    }
}
