package org.menkyo.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/** What verifying passwords may take of a server with two processors. */
class VerificationLanesTest {

    private static final int OF_NETWORK = 16;
    private static final int OF_ALL = 24;

    private final VerificationLanes lanes = new VerificationLanes(2);
    private final ExecutorService calls = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Future<Boolean>> waiting = new ArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @AfterEach
    void stop() {
        end.countDown();
        calls.shutdownNow();
    }

    private boolean work() {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            return end.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void guess(String network, int times) {
        int before = lanes.calls();
        for (int i = 0; i < times; i++) {
            waiting.add(calls.submit(() -> lanes.verify(network, false, this::work)));
        }
        while (lanes.calls() < before + times) {
            Thread.onSpinWait();
        }
    }

    private void assertTooMany(String network) {
        assertThatThrownBy(() -> lanes.verify(network, false, () -> true))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
    }

    @Test
    @Tag("LC-212")
    void whoIsKnownGoesOnWhileOthersGuessAsMuchAsTheyCan() throws Exception {
        guess("203.0.113.1", OF_NETWORK);
        assertTooMany("203.0.113.1");
        guess("203.0.113.2", OF_ALL - OF_NETWORK);
        assertTooMany("203.0.113.3");

        assertThat(lanes.verify("203.0.113.1", true, () -> true)).isTrue();

        end.countDown();
        for (Future<Boolean> each : waiting) {
            assertThat(each.get()).isTrue();
        }
        assertThat(mostAtOnce).hasValue(1);
        assertThat(lanes.calls()).isZero();
        assertThat(lanes.verify("203.0.113.1", false, () -> true)).isTrue();
    }
}
