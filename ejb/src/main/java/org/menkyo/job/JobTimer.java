package org.menkyo.job;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks every minute for what has become due. A job that fails keeps no other from its work and is tried again. What makes several
 * fail, such as a database that is away, is told with its stack trace for the first of them.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTimer {

    private static final Logger LOG = System.getLogger(JobTimer.class.getName());

    private final Iterable<Job> jobs;

    /** For the container's proxy. */
    protected JobTimer() {
        this((Iterable<Job>) null);
    }

    @Inject
    public JobTimer(Instance<Job> jobs) {
        this((Iterable<Job>) jobs);
    }

    JobTimer(Iterable<Job> jobs) {
        this.jobs = jobs;
    }

    /** Runs each job until nothing is due. */
    @Schedule(second = "20", minute = "*", hour = "*", persistent = false)
    void run() {
        Set<String> told = new HashSet<>();
        for (Job job : jobs) {
            try {
                boolean more = true;
                while (more) {
                    more = job.runBatch();
                }
            } catch (RuntimeException e) {
                String reason = reason(e);
                LOG.log(
                        Level.WARNING,
                        job.name() + " failed; the next attempt follows in a minute: " + reason,
                        told.add(reason) ? e : null);
            }
        }
    }

    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.toString();
    }
}
