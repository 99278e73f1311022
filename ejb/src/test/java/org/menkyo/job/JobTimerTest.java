package org.menkyo.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1110")
class JobTimerTest {

    private static final Logger LOG = Logger.getLogger(JobTimer.class.getName());

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
        return new Job() {
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

        new JobTimer(List.of(
                        failing("one", "away"),
                        failing("two", "away"),
                        failing("three", "full"),
                        job("four", () -> done.add("four"))))
                .run();

        assertThat(told).extracting(LogRecord::getMessage).hasSize(3).allMatch(text -> text.contains("failed"));
        assertThat(told).extracting(entry -> entry.getThrown() != null).containsExactly(true, false, true);
        assertThat(done).containsExactly("four");
    }
}
