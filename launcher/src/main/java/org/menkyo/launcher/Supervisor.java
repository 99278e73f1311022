package org.menkyo.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Starts a part of the product again whenever it dies, and gives up when it does so again and again. */
final class Supervisor {

    private static final long RESTART_WINDOW_NANOS = 600_000_000_000L;

    private final Console console;
    private final int mostRestarts;
    private final BooleanSupplier stopping;

    /**
     * @param mostRestarts how often within ten minutes
     * @param stopping whether the end was asked for
     */
    Supervisor(Console console, int mostRestarts, BooleanSupplier stopping) {
        this.console = console;
        this.mostRestarts = mostRestarts;
        this.stopping = stopping;
    }

    /** What is supervised: a process that can be started anew. */
    interface Part {

        /** As people call it. */
        String name();

        /** Where it says why it died. */
        Path log();

        /** Waits until it has ended and returns its exit code. */
        int waitFor() throws InterruptedException;

        /** Starts it again; whether it is ready now. */
        boolean startAgain() throws InterruptedException;
    }

    /**
     * Returns only when the end was asked for.
     *
     * @throws LaunchException if the part does not stay alive
     */
    void keepAlive(Part part) throws InterruptedException {
        Deque<Long> restarts = new ArrayDeque<>();
        while (true) {
            int code = part.waitFor();
            if (stopping.getAsBoolean()) {
                return;
            }
            long now = System.nanoTime();
            restarts.removeIf(earlier -> now - earlier > RESTART_WINDOW_NANOS);
            if (restarts.size() >= mostRestarts) {
                throw new LaunchException(part.name() + " ended again and again: see " + part.log() + ".");
            }
            restarts.add(now);
            console.step(part.name() + " ended unexpectedly (code " + code + ") and is started again");
            if (part.startAgain()) {
                console.step(part.name() + " is ready again");
            }
        }
    }
}
