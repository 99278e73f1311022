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
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.menkyo.node.ThisNode;

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
    private final ThisNode node;
    private final Clock clock;
    private final Map<String, Instant> resting = new HashMap<>();

    /** For the container's proxy. */
    protected JobTimer() {
        this((Iterable<Job>) null, null, null);
    }

    @Inject
    public JobTimer(Instance<Job> jobs, ThisNode node, Clock clock) {
        this((Iterable<Job>) jobs, node, clock);
    }

    JobTimer(Iterable<Job> jobs, ThisNode node, Clock clock) {
        this.jobs = jobs;
        this.node = node;
        this.clock = clock;
    }

    /** Runs each job that does not rest until nothing is due. */
    @Schedule(second = "20", minute = "*", hour = "*", persistent = false)
    void run() {
        Set<String> told = new HashSet<>();
        for (Job job : jobs) {
            if (clock.instant().isBefore(resting.getOrDefault(job.name(), Instant.MIN))) {
                continue;
            }
            try {
                boolean more = true;
                while (more && node.takesWork()) {
                    more = job.runBatch();
                }
                resting.put(job.name(), clock.instant().plus(job.pause()));
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
