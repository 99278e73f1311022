package org.menkyo.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a program licensed while it runs, and knows the license state at once: a thread of its own renews when it is time to
 * (VA-205), so that neither the program's start nor its other threads wait for a KMS host or the center.
 *
 * <p>Most programs need no more of the library than a client, a monitor, and {@link ActivationClient#installKey} and {@link
 * ActivationClient#activate} for the key that somebody types:
 *
 * <pre>{@code
 * ActivationClient client = ActivationClient.of(catalog, editionCode).store(new FileLicenseStore(folder)).build();
 * try (LicenseMonitor license = LicenseMonitor.start(client, status -> showInTitle(status.state()))) {
 *     if (license.status().state() == LicenseState.NOTIFICATION) {
 *         askForProductKey();
 *     }
 *     run();
 * }
 * }</pre>
 *
 * <p>Threads may share an instance.
 */
public final class LicenseMonitor implements AutoCloseable {

    /** Called by the monitor's thread. What a listener throws is logged, and stops nothing. */
    @FunctionalInterface
    public interface Listener {

        /** The state, its end, or anything else of the license is not what it was. */
        void changed(LicenseStatus status);

        /** A KMS host was asked, with this result. */
        default void attempted(ActivationResult result) {}
    }

    private static final System.Logger LOGGER = System.getLogger(LicenseMonitor.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);

    private final ActivationClient client;
    private final Listener listener;
    private final ScheduledExecutorService timer;
    private volatile LicenseStatus status;

    LicenseMonitor(ActivationClient client, Listener listener, ScheduledExecutorService timer) {
        this.client = client;
        this.listener = listener;
        this.timer = timer;
        this.status = client.status();
    }

    /**
     * Reads the state from the store, and renews in the background from now on. The thread does not keep the program alive.
     *
     * @throws UncheckedIOException if the store cannot be read or written
     * @throws RefusedException if the store belongs to another edition
     */
    public static LicenseMonitor start(ActivationClient client, Listener listener) {
        var timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "license monitor");
            thread.setDaemon(true);
            return thread;
        });
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        LicenseMonitor monitor =
                new LicenseMonitor(Objects.requireNonNull(client), Objects.requireNonNull(listener), timer);
        timer.execute(monitor::keepChecking);
        return monitor;
    }

    /** The license as it was last seen; never waits. */
    public LicenseStatus status() {
        return status;
    }

    /** Looks again soon, in the background: say after somebody has activated, or the network is back. */
    public void checkNow() {
        timer.execute(this::check);
    }

    /** Ends the thread once a request that is under way has ended; does not wait for that. */
    @Override
    public void close() {
        timer.shutdown();
    }

    private void keepChecking() {
        Duration wait = check();
        try {
            timer.schedule(this::keepChecking, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOGGER.log(System.Logger.Level.DEBUG, "The license is not looked after any more.");
        }
    }

    /**
     * Renews if it is time to, and tells what changed.
     *
     * @return how long to wait until the next look
     */
    Duration check() {
        try {
            client.renewIfDue().ifPresent(result -> tell(() -> listener.attempted(result)));
            LicenseStatus seen = client.status();
            boolean changed = differs(seen);
            status = seen;
            if (changed) {
                tell(() -> listener.changed(seen));
            }
            return seen.nextChange()
                    .map(at -> Duration.between(client.now(), at))
                    .filter(until -> until.compareTo(LONGEST_WAIT) < 0)
                    .map(until -> until.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : until)
                    .orElse(LONGEST_WAIT);
        } catch (UncheckedIOException | RefusedException failed) {
            LOGGER.log(System.Logger.Level.WARNING, "The license could not be looked after: " + failed.getMessage());
            return LONGEST_WAIT;
        }
    }

    /** The minutes that remain, and when a host is asked next, go on by themselves. */
    private boolean differs(LicenseStatus seen) {
        return seen.state() != status.state()
                || !seen.endsAt().equals(status.endsAt())
                || !seen.activation().equals(status.activation())
                || !seen.maskedKey().equals(status.maskedKey())
                || !seen.failedValidation().equals(status.failedValidation())
                || seen.clockSetBack() != status.clockSetBack()
                || seen.rearmsLeft() != status.rearmsLeft();
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            LOGGER.log(System.Logger.Level.WARNING, "A listener of the license failed.", failed);
        }
    }
}
