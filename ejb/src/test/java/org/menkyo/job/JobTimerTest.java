package org.menkyo.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.node.ThisNode;
import org.menkyo.testing.MutableClock;

@Tag("LC-1110")
class JobTimerTest {

    private static final Logger LOG = Logger.getLogger(JobTimer.class.getName());

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final List<LogRecord> told = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            told.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    private static Job failing(String name, String reason) {
        return job(name, () -> {
            throw new IllegalStateException(name, new IllegalArgumentException(reason));
        });
    }

    private static Job job(String name, Runnable work) {
        return job(name, Duration.ZERO, work);
    }

    private static Job job(String name, Duration pause, Runnable work) {
        return new Job() {
            @Override
            public Duration pause() {
                return pause;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean runBatch() {
                work.run();
                return false;
            }
        };
    }

    @Test
    void whatMakesSeveralFailIsToldWithItsStackTraceOnce() {
        List<String> done = new ArrayList<>();

        new JobTimer(
                        List.of(
                                failing("one", "away"),
                                failing("two", "away"),
                                failing("three", "full"),
                                job("four", () -> done.add("four"))),
                        new ThisNode(),
                        clock)
                .run();

        assertThat(told).extracting(LogRecord::getMessage).hasSize(3).allMatch(text -> text.contains("failed"));
        assertThat(told).extracting(entry -> entry.getThrown() != null).containsExactly(true, false, true);
        assertThat(done).containsExactly("four");
    }

    @Test
    @Tag("LC-1202")
    void aJobRestsOnceNothingIsDueAndNotWhenItFailed() {
        List<String> asked = new ArrayList<>();
        JobTimer timer = new JobTimer(
                List.of(
                        job("hourly", Duration.ofHours(1), () -> {
                            asked.add("hourly");
                            if (asked.size() == 1) {
                                throw new IllegalStateException("away");
                            }
                        }),
                        job("always", () -> asked.add("always"))),
                new ThisNode(),
                clock);

        timer.run();
        assertThat(asked).as("at the start, in vain").containsExactly("hourly", "always");
        timer.run();
        assertThat(asked).as("tried again").endsWith("hourly", "always").hasSize(4);
        clock.move(Duration.ofMinutes(59));
        timer.run();
        assertThat(asked).as("rests").endsWith("always", "always").hasSize(5);
        clock.move(Duration.ofMinutes(1));
        timer.run();
        assertThat(asked).as("an hour later").endsWith("hourly", "always").hasSize(7);
    }
}
