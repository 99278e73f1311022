package org.menkyo.launcher;

import java.io.PrintStream;
import java.time.Duration;

/** What people see while Menkyo starts, runs and stops. */
final class Console {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    /** One step, with the seconds since the launcher's start. */
    synchronized void step(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        out.printf("[%5.1f s] %s%n", seconds, text);
        out.flush();
    }

    /** Text as it is. */
    synchronized void print(String text) {
        out.print(text);
        out.flush();
    }
}
