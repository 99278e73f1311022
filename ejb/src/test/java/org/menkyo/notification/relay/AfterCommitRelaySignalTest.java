package org.menkyo.notification.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.database.TransactionEnd;
import org.menkyo.testing.MutableClock;

class AfterCommitRelaySignalTest {

    private final List<Runnable> scheduled = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T09:30:00Z"));
    private final AfterCommitRelaySignal signal = new Signal();
    private int transactionEnds = Status.STATUS_COMMITTED;
    private boolean stopping;
    private int looks;

    private final class Signal extends AfterCommitRelaySignal {

        Signal() {
            super(
                    new NotificationRelay() {
                        @Override
                        public void relayPending() {
                            looks++;
                        }
                    },
                    new TransactionEnd() {
                        @Override
                        public void once(Object what, IntConsumer work) {
                            work.accept(transactionEnds);
                        }
                    },
                    clock);
        }

        @Override
        void schedule(Runnable work, Duration pause) {
            if (stopping) {
                throw new RejectedExecutionException();
            }
            scheduled.add(work);
            pauses.add(pause);
        }
    }

    private void look() {
        scheduled.remove(0).run();
    }

    @Test
    @Tag("LC-901")
    void theFirstIsMovedAtOnceAndThoseThatFollowTogether() {
        signal.wakeAfterCommit();
        assertThat(pauses).containsExactly(Duration.ZERO);
        look();

        clock.move(Duration.ofMillis(50));
        signal.wakeAfterCommit();
        clock.move(Duration.ofMillis(50));
        signal.wakeAfterCommit();
        assertThat(pauses).containsExactly(Duration.ZERO, AfterCommitRelaySignal.PAUSE.minusMillis(50));
        assertThat(scheduled).hasSize(1);
        clock.move(AfterCommitRelaySignal.PAUSE);
        look();
        assertThat(looks).isEqualTo(2);

        clock.move(AfterCommitRelaySignal.PAUSE);
        signal.wakeAfterCommit();
        assertThat(pauses.get(2)).isZero();
    }

    @Test
    @Tag("LC-901")
    void whatIsRolledBackWakesNobody() {
        transactionEnds = Status.STATUS_ROLLEDBACK;

        signal.wakeAfterCommit();

        assertThat(scheduled).isEmpty();
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWait() {
        signal.wakeAfterCommit();
        look();

        clock.move(Duration.ofHours(-1));
        signal.wakeAfterCommit();

        assertThat(pauses).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void aServerThatStopsLeavesTheRestToTheTimer() {
        stopping = true;
        signal.wakeAfterCommit();
        assertThat(scheduled).isEmpty();

        stopping = false;
        signal.wakeAfterCommit();
        assertThat(scheduled).hasSize(1);
    }
}
