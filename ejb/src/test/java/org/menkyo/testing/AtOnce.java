package org.menkyo.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.menkyo.shared.error.LicensingException;

/** The same work by several threads that begin at the same moment, each in a transaction of its own. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of each: its result, or the code of the error that it was told; anything else fails the test. */
    public static List<Object> run(int threads, IntFunction<?> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    start.await();
                    try {
                        return work.apply(number);
                    } catch (LicensingException e) {
                        return e.code();
                    }
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
