package org.menkyo.order;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Threads of the container: one for each processor, the caller's included, but two at least and four at most. */
@ApplicationScoped
class ContainerSideBySide implements SideBySide {

    private static final int LEAST = 2;
    private static final int MOST = 4;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    private final int threads =
            Math.max(LEAST, Math.min(MOST, Runtime.getRuntime().availableProcessors()));

    @Override
    public void run(Runnable work) {
        Phaser running = new Phaser(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            for (int i = 1; i < threads; i++) {
                executor.execute(() -> beside(work, running, failure));
            }
        } catch (RejectedExecutionException busy) {
            // Those that there are do all of it.
        }
        try {
            work.run();
        } finally {
            running.awaitAdvance(running.arrive());
            running.forceTermination();
        }
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** One that begins when all is done does nothing. */
    private static void beside(Runnable work, Phaser running, AtomicReference<Throwable> failure) {
        if (running.register() < 0) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure.set(e);
        } finally {
            running.arriveAndDeregister();
        }
    }
}
