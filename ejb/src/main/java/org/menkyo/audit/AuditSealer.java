package org.menkyo.audit;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Chains what was committed since it last looked (LC-1001). It does so apart from the business transactions, so that these
 * need not wait for each other, and within five seconds. Of several servers one works at a time.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditSealer {

    private static final Logger LOG = System.getLogger(AuditSealer.class.getName());

    private final SealingBatch batch;

    /** For the container's proxy. */
    protected AuditSealer() {
        this(null);
    }

    @Inject
    public AuditSealer(SealingBatch batch) {
        this.batch = batch;
    }

    /** Chains all that waits. */
    @Schedule(second = "*/2", minute = "*", hour = "*", persistent = false)
    void seal() {
        try {
            boolean more = true;
            while (more) {
                more = batch.seal();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Audit records could not be chained; the next attempt follows in seconds", e);
        }
    }
}
