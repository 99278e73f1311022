package org.menkyo.order;

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
import java.time.Duration;
import org.menkyo.node.ThisNode;

/**
 * Goes on with the bulk submissions that a call has left, be it for lack of time or since its server stopped (LC-108).
 * The workers of several servers share them out by leases.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class OrderBatchWorker {

    private static final Logger LOG = System.getLogger(OrderBatchWorker.class.getName());

    /** Then another bulk submission has its turn. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private final OrderBatchWork work;
    private final ThisNode node;

    /** For the container's proxy. */
    protected OrderBatchWorker() {
        this(null, null);
    }

    @Inject
    public OrderBatchWorker(OrderBatchWork work, ThisNode node) {
        this.work = work;
        this.node = node;
    }

    /** Processes what is open. */
    @Schedule(second = "*/2", minute = "*", hour = "*", persistent = false)
    void workOff() {
        try {
            boolean more = true;
            while (more && node.takesWork()) {
                more = work.onNext(TURN);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Bulk submissions of orders wait; the next attempt follows shortly", e);
        }
    }
}
