package org.menkyo.kms;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.menkyo.kms.dns.DnsPublication;
import org.menkyo.kms.health.KmsMetrics;
import org.menkyo.kms.host.HostHardwareWatch;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.node.NodePhase;

/**
 * Keeps the port's host up to date and the projection close behind the ledger, as long as the application runs. What fails
 * is tried again a moment later; the log tells the first failure of a row.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class KmsUpkeep {

    private static final Logger LOG = System.getLogger(KmsUpkeep.class.getName());
    private static final long REFRESH_MILLIS = 2000;
    private static final long PROJECTION_MILLIS = 200;
    private static final long DNS_MILLIS = 2000;
    private static final long METRICS_MILLIS = 5000;

    /**
     * The hardware is looked at every minute, at each twelfth turn. A step with a longer pause would hold the classes of an application
     * that was deployed anew: what was ended stays in the server's queue until its next turn.
     */
    private static final int TURNS_OF_HARDWARE = 12;

    private static final long TURN_MILLIS = 5000;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final KmsServing serving;
    private final LedgerProjector projector;
    private final HostHardwareWatch hardware;
    private final DnsPublication dns;
    private final KmsMetrics metrics;
    private final List<Future<?>> tasks = new ArrayList<>();

    /** For the container's proxy. */
    protected KmsUpkeep() {
        this(null, null, null, null, null);
    }

    @Inject
    public KmsUpkeep(
            KmsServing serving,
            LedgerProjector projector,
            HostHardwareWatch hardware,
            DnsPublication dns,
            KmsMetrics metrics) {
        this.serving = serving;
        this.projector = projector;
        this.hardware = hardware;
        this.dns = dns;
        this.metrics = metrics;
    }

    /** What this server does of its own accord ends with its leaving, and goes on if it stays after all (LC-1209). */
    public void enter(@Observes NodePhase phase) {
        switch (phase) {
            case SERVING -> {
                dns.goOn();
                start();
            }
            case LEAVING -> withdraw();
            default -> end();
        }
    }

    @PostConstruct
    void start() {
        if (!tasks.isEmpty()) {
            return;
        }
        schedule(new Repeated("The KMS host cannot be read", serving::refresh), REFRESH_MILLIS);
        schedule(new Repeated("The KMS ledger cannot be projected", projector::follow), PROJECTION_MILLIS);
        schedule(seldom(new Repeated("The hardware of the KMS hosts cannot be compared", hardware::look)), TURN_MILLIS);
        schedule(new Repeated("The KMS host cannot be published by DNS", dns::publish), DNS_MILLIS);
        schedule(new Repeated("The metrics of the KMS hosts cannot be read", metrics::refresh), METRICS_MILLIS);
    }

    @PreDestroy
    void stop() {
        end();
        withdraw();
    }

    private void end() {
        tasks.forEach(task -> task.cancel(false));
        tasks.clear();
    }

    private void withdraw() {
        new Repeated("The DNS records of the KMS host cannot be withdrawn", dns::stop).run();
    }

    private static Runnable seldom(Runnable task) {
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            if (turn.getAndIncrement() % TURNS_OF_HARDWARE == 0) {
                task.run();
            }
        };
    }

    private void schedule(Runnable task, long everyMillis) {
        tasks.add(executor.scheduleWithFixedDelay(task, 0, everyMillis, TimeUnit.MILLISECONDS));
    }

    private interface Step {
        void run() throws Exception;
    }

    /** A step that is not given up when it fails. */
    private static final class Repeated implements Runnable {

        private final String failure;
        private final Step step;
        private boolean failing;

        Repeated(String failure, Step step) {
            this.failure = failure;
            this.step = step;
        }

        @Override
        public void run() {
            try {
                step.run();
                failing = false;
            } catch (Exception e) {
                if (!failing) {
                    LOG.log(Level.WARNING, failure, e);
                }
                failing = true;
            }
        }
    }
}
