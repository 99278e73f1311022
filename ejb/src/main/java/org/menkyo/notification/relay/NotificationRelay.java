package org.menkyo.notification.relay;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.menkyo.node.ThisNode;

/**
 * Moves recorded notifications to the queue (LC-901): at once when a transaction that recorded some has committed, and
 * every few seconds whatever a crash, an unreachable broker or another server has left. The relays of several servers
 * work side by side.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NotificationRelay {

    private static final Logger LOG = System.getLogger(NotificationRelay.class.getName());

    private final RelayBatch batch;
    private final MailSummaries summaries;
    private final ThisNode node;
    private final Clock clock;

    /** Side by side, the later of two looks could be the first to reach the queue. */
    private final Lock oneAtATime = new ReentrantLock();

    private final AtomicBoolean recovered = new AtomicBoolean();
    private volatile Instant start;

    /** For the container's proxy. */
    protected NotificationRelay() {
        this(null, null, null, null);
    }

    @Inject
    public NotificationRelay(RelayBatch batch, MailSummaries summaries, ThisNode node, Clock clock) {
        this.batch = batch;
        this.summaries = summaries;
        this.node = node;
        this.clock = clock;
    }

    @PostConstruct
    void started() {
        start = clock.instant();
    }

    /** Moves what is pending. */
    public void relayPending() {
        drain(batch::relay);
    }

    /** Looks for what nobody woke the relay for. */
    @Schedule(second = "*/3", minute = "*", hour = "*", persistent = false)
    void relayRest() {
        if (!recovered.get() && drain(() -> batch.recoverAfterStart(start))) {
            recovered.set(true);
        }
        drain(summaries::release);
        relayPending();
    }

    /** Takes over what servers have left behind. */
    @Schedule(second = "*/10", minute = "*", hour = "*", persistent = false)
    void takeOver() {
        drain(batch::takeOver);
    }

    /** Sends anew what the queue has lost. */
    @Schedule(minute = "*", hour = "*", persistent = false)
    void recoverLost() {
        drain(batch::recoverLost);
    }

    private boolean drain(BooleanSupplier transaction) {
        oneAtATime.lock();
        try {
            boolean more = true;
            while (more && node.takesWork()) {
                more = transaction.getAsBoolean();
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Notifications could not be moved to the queue; the next attempt follows shortly",
                    e);
            return false;
        } finally {
            oneAtATime.unlock();
        }
    }
}
