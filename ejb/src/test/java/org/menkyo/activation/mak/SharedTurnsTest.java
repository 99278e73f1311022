package org.menkyo.activation.mak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTurnsTest {

    private static final int MOST = 4;
    private static final String FIRST = "first";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsAtWork = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoComesAloneIsDoneAtOnceAndAlone() {
        SharedTurns<String, String, String> turns = turns(work -> work);

        assertThat(turns.take("key", "one")).isEqualTo("ONE");
        assertThat(turns.take("key", "two")).isEqualTo("TWO");

        assertThat(done).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void thoseThatComeMeanwhileAreDoneTogetherInTheirOrderAndNotTooMany() throws Exception {
        SharedTurns<String, String, String> turns = turns(work -> work);
        List<Future<String>> calls = behindTheFirst(turns, IntStream.range(0, 6));

        firstMayEnd.countDown();

        for (int i = 0; i < calls.size(); i++) {
            assertThat(calls.get(i).get()).isEqualTo(i == 0 ? "FIRST" : "W" + (i - 1));
        }
        assertThat(done).containsExactly(List.of(FIRST), List.of("w0", "w1", "w2", "w3"), List.of("w4", "w5"));
    }

    @Test
    void anotherKeyWaitsForNobody() throws Exception {
        SharedTurns<String, String, String> turns = turns(work -> work);
        behindTheFirst(turns, IntStream.empty());

        assertThat(turns.take("other key", "one")).isEqualTo("ONE");

        firstMayEnd.countDown();
    }

    @Test
    void whatIsLeftOverIsDoneNext() throws Exception {
        SharedTurns<String, String, String> turns = turns(work -> work.subList(0, Math.min(2, work.size())));
        List<Future<String>> calls = behindTheFirst(turns, IntStream.range(0, 5));

        firstMayEnd.countDown();

        for (int i = 1; i < calls.size(); i++) {
            assertThat(calls.get(i).get()).isEqualTo("W" + (i - 1));
        }
        assertThat(done).containsExactly(List.of(FIRST), List.of("w0", "w1"), List.of("w2", "w3"), List.of("w4"));
    }

    @Test
    void whoFailsFailsAloneAndWithItsOwnFailure() throws Exception {
        SharedTurns<String, String, String> turns = turns(work -> {
            if (work.contains("w1")) {
                throw new IllegalStateException("w1 cannot be done");
            }
            return work;
        });
        List<Future<String>> calls = behindTheFirst(turns, IntStream.range(0, 3));

        firstMayEnd.countDown();

        assertThat(calls.get(1).get()).isEqualTo("W0");
        assertThatThrownBy(() -> calls.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("w1 cannot be done");
        assertThat(calls.get(3).get()).isEqualTo("W2");
        assertThat(turns.take("key", "later")).isEqualTo("LATER");
    }

    @Test
    void whoEndsInAnErrorLetsTheOthersGoOn() throws Exception {
        SharedTurns<String, String, String> turns = turns(work -> {
            if (work.contains(FIRST)) {
                throw new AssertionError("the first breaks down");
            }
            return work;
        });
        List<Future<String>> calls = behindTheFirst(turns, IntStream.range(0, 2));

        firstMayEnd.countDown();

        assertThatThrownBy(() -> calls.get(0).get()).hasRootCauseMessage("the first breaks down");
        assertThat(calls.get(1).get()).isEqualTo("W0");
        assertThat(calls.get(2).get()).isEqualTo("W1");
    }

    /** A first call that is at work until it may end, and others that have come meanwhile, in their order. */
    private List<Future<String>> behindTheFirst(SharedTurns<String, String, String> turns, IntStream others)
            throws InterruptedException {
        List<Future<String>> calls = new ArrayList<>();
        calls.add(threads.submit(() -> turns.take("key", FIRST)));
        assertThat(firstIsAtWork.await(30, TimeUnit.SECONDS)).isTrue();
        others.forEach(number -> {
            calls.add(threads.submit(() -> turns.take("key", "w" + number)));
            int waiting = number + 2;
            while (turns.waiting("key") < waiting) {
                Thread.onSpinWait();
            }
        });
        return calls;
    }

    private SharedTurns<String, String, String> turns(Function<List<String>, List<String>> which) {
        return new SharedTurns<>(MOST, (key, work) -> {
            if (work.contains(FIRST)) {
                firstIsAtWork.countDown();
                await(firstMayEnd);
            }
            List<String> results = which.apply(work).stream()
                    .map(each -> each.toUpperCase(java.util.Locale.ROOT))
                    .toList();
            done.add(work.subList(0, results.size()));
            return results;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
