package org.menkyo.machines.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("VA-501")
@Timeout(60)
class RoundTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final Stop stop = new Stop();
    private final List<Integer> done = new ArrayList<>();

    /** Something that is done with a number. */
    private interface Work {

        String with(int number) throws InterruptedException;
    }

    private boolean run(int numbers, Limits limits, Work work) {
        Round<Integer, String> round = new Round<>(limits, stop, new Round.Work<>() {
            @Override
            public String with(Integer number) throws InterruptedException {
                return work.with(number);
            }

            @Override
            public String outOfTime(Integer number) {
                return "late";
            }
        });
        return round.run(
                IntStream.range(0, numbers).iterator(),
                results -> results.forEach(result -> {
                    done.add(result.machine());
                    assertThat(result.result()).isIn("well", "late");
                }));
    }

    @Test
    void asManyAtOnceAsWerePermittedAndNoMore() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier four = new CyclicBarrier(4);
        boolean all = run(40, new Limits(4, LONG), number -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaited(four);
            now.decrementAndGet();
            return "well";
        });
        assertThat(all).isTrue();
        assertThat(most).hasValue(4);
        assertThat(done).hasSize(40).doesNotHaveDuplicates();
    }

    private static void awaited(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneThatTakesTooLongIsGivenUpAndHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        List<String> results = new ArrayList<>();
        Round<Integer, String> round = new Round<>(new Limits(1, Duration.ofMillis(50)), stop, new Round.Work<>() {
            @Override
            public String with(Integer number) throws InterruptedException {
                if (number == 3) {
                    never.await();
                }
                return "well";
            }

            @Override
            public String outOfTime(Integer number) {
                return number + " late";
            }
        });
        assertThat(round.run(
                        IntStream.range(0, 10).iterator(), some -> some.forEach(each -> results.add(each.result()))))
                .isTrue();
        assertThat(results).hasSize(10).containsOnlyOnce("3 late");
    }

    @Test
    void whenItIsStoppedWhatIsDoneIsHandedOverAndWhatIsUnderWayIsNot() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        boolean all = run(1000, new Limits(2, LONG), number -> {
            if (begun.incrementAndGet() > 20) {
                stop.request();
                never.await();
            }
            return "well";
        });
        assertThat(all).isFalse();
        assertThat(done).hasSizeBetween(18, 20);
        assertThat(begun.get()).isLessThanOrEqualTo(22);
    }

    @Test
    void whoDoesNotHearOfTheStopIsNotWaitedFor() {
        CountDownLatch end = new CountDownLatch(1);
        boolean all = run(2, new Limits(1, LONG), number -> {
            stop.request();
            boolean deaf = true;
            while (deaf) {
                try {
                    end.await();
                    deaf = false;
                } catch (InterruptedException e) {
                    // As reading from a socket does.
                }
            }
            return "well";
        });
        end.countDown();
        assertThat(all).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void aFaultEndsTheWork() {
        assertThatThrownBy(() -> run(100, new Limits(3, LONG), number -> {
                    if (number == 50) {
                        throw new IllegalStateException("a fault");
                    }
                    return "well";
                }))
                .hasMessage("a fault");
    }

    @Test
    void limitsHaveLimits() {
        assertThatThrownBy(() -> new Limits(0, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(257, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, Duration.ofSeconds(601))).isInstanceOf(IllegalArgumentException.class);
    }
}
