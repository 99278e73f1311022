package org.menkyo.twin.world;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.kms.TcpTransport;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.twin.scenario.MachineGroup;
import org.menkyo.twin.scenario.Scenario;

/**
 * Lets the machines of a scenario ask a running KMS host over TCP, in real time: each when it is started on the scenario's day,
 * and again when it is due (VA-703). Outages, and what becomes of machines in months, are for {@link Twin}.
 */
public final class Drive {

    private static final System.Logger LOGGER = System.getLogger(Drive.class.getName());

    private final Scenario scenario;
    private final ClientCatalog catalog;
    private final HostAddress host;
    private final Clock clock;
    private final Map<ActivationOutcome, Integer> outcomes = new EnumMap<>(ActivationOutcome.class);
    private final SecureRandom random = new SecureRandom();
    /** Machines that will ask before the end, and one more until all have begun. */
    private final AtomicInteger waiting = new AtomicInteger(1);

    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * @param catalog the client catalog of the host's publisher, with the scenario's editions
     * @param host who is asked
     * @param clock the real time
     */
    public Drive(Scenario scenario, ClientCatalog catalog, HostAddress host, Clock clock) {
        this.scenario = scenario;
        this.catalog = catalog;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Drives the host, once; ends sooner if no machine is due any more.
     *
     * @param from the time in the scenario that it is now, after the scenario's start
     * @param length for how long
     * @param threads how many machines ask at the same time
     * @return how many requests came to what
     * @throws IllegalArgumentException if the catalog lacks an edition
     * @throws InterruptedException if the thread is to end
     */
    public Map<ActivationOutcome, Integer> run(Duration from, Duration length, int threads)
            throws InterruptedException {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Instant end = clock.instant().plus(length);
        try {
            int number = 0;
            for (MachineGroup group : scenario.groups()) {
                for (int i = 0; i < group.machines(); i++) {
                    begin(new Asking(executor, client(group, number), end), group, number, from);
                    number++;
                }
            }
            finish();
            if (!finished.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.log(System.Logger.Level.DEBUG, "the time is over before {0} machines had asked", waiting.get());
            }
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
        synchronized (outcomes) {
            return new EnumMap<>(outcomes);
        }
    }

    private void begin(Asking asking, MachineGroup group, int number, Duration from) {
        long on = new Habits(scenario, group, number).nextOn(from.toMillis());
        if (on != Habits.NEVER) {
            asking.after(Duration.ofMillis(on - from.toMillis()));
        }
    }

    private ActivationClient client(MachineGroup group, int number) {
        int edition = scenario.catalog().editions().get(group.edition()).code();
        return ActivationClient.of(catalog, edition)
                .store(new MemoryLicenseStore())
                .machineName(Organization.name(group, number))
                .hardware(Organization.hardware(
                        Integer.toString(number), Organization.isVirtual(scenario, group, number)))
                .transport(new TcpTransport())
                .discovery((label, port) -> List.of(host))
                .clock(clock)
                .random(random)
                .build();
    }

    private void finish() {
        if (waiting.decrementAndGet() == 0) {
            finished.countDown();
        }
    }

    private void count(ActivationOutcome outcome) {
        synchronized (outcomes) {
            outcomes.merge(outcome, 1, Integer::sum);
        }
    }

    /** A machine that asks whenever it is due, until the end. */
    private final class Asking {

        private final ScheduledThreadPoolExecutor executor;
        private final ActivationClient client;
        private final Instant end;

        private Asking(ScheduledThreadPoolExecutor executor, ActivationClient client, Instant end) {
            this.executor = executor;
            this.client = client;
            this.end = end;
        }

        private void after(Duration delay) {
            if (clock.instant().plus(delay).isBefore(end)) {
                waiting.incrementAndGet();
                executor.schedule(this::ask, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void ask() {
            try {
                Optional<ActivationResult> result = client.renewIfDue();
                result.ifPresent(known -> count(known.outcome()));
                client.status().nextAttempt().ifPresent(next -> after(Duration.between(clock.instant(), next)));
            } finally {
                finish();
            }
        }
    }
}
