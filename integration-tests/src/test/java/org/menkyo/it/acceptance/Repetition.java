package org.menkyo.it.acceptance;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Repeats calls as clients are told to: the same one again when nobody answers, or a server says that it is not there. */
final class Repetition {

    /** What a proxy says for a server that does not answer, and what a server says that is not there. */
    private static final Set<Integer> AGAIN = Set.of(502, 503, 504);

    private final Duration patience;
    private final long pauseMillis;
    private final AtomicInteger repeated = new AtomicInteger();

    Repetition(Duration patience, long pauseMillis) {
        this.patience = patience;
        this.pauseMillis = pauseMillis;
    }

    /** The first answer that says something, or the last one before patience ended. */
    <T> T of(Supplier<T> call, ToIntFunction<T> status) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            T answer = call.get();
            if (!AGAIN.contains(status.applyAsInt(answer)) || System.nanoTime() > deadline) {
                return answer;
            }
            again();
        }
    }

    /** Counts a repetition that follows, and waits a little before it. */
    void again() {
        repeated.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** How many calls were repeated. */
    int count() {
        return repeated.get();
    }
}
