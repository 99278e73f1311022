package org.menkyo.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OncePerPeriodTest {

    private final Logger own = Logger.getLogger("org.menkyo.log");
    private final List<String> told = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final OncePerPeriod filter = new OncePerPeriod();
    private long now = 1_000_000;

    @BeforeEach
    void listen() {
        own.setUseParentHandlers(false);
        own.addHandler(handler);
    }

    @AfterEach
    void stop() {
        own.removeHandler(handler);
        own.setUseParentHandlers(true);
    }

    private boolean log(Level level, String logger, String message, Throwable thrown) {
        ExtLogRecord line = new ExtLogRecord(level, message, OncePerPeriodTest.class.getName());
        line.setLoggerName(logger);
        line.setInstant(Instant.ofEpochMilli(now));
        line.setThrown(thrown);
        boolean file = filter.isLoggable(line);
        assertThat(filter.isLoggable(line)).as("the same for each handler").isEqualTo(file);
        return file;
    }

    private boolean warn(String message) {
        return log(Level.WARNING, "a", message, null);
    }

    @Test
    @Tag("LC-1110")
    void aCauseIsToldOnceInAPeriodWithTheNumberLeftOut() {
        assertThat(warn("Call c-1 failed")).isTrue();
        for (int i = 0; i < 10_000; i++) {
            assertThat(warn("Call " + UUID.randomUUID() + "-0 failed")).isFalse();
        }
        assertThat(told).isEmpty();

        now += OncePerPeriod.PERIOD_MILLIS;
        assertThat(warn("Call c-2 failed")).isTrue();
        assertThat(told)
                .containsExactly(
                        "10000 more lines like this were left out since 1970-01-01T00:16:40Z: [a] Call c-1 failed");
    }

    @Test
    @Tag("LC-1110")
    void whatWasLeftOutIsToldByWhateverComesNext() {
        warn("x");
        warn("x");
        now += OncePerPeriod.PERIOD_MILLIS;

        assertThat(log(Level.INFO, "b", "y", null)).isTrue();
        assertThat(told).hasSize(1).first().asString().startsWith("1 more");
    }

    /** Who quotes the name of a call to support must not find that the log knows nothing of it. */
    @Test
    void someCallsWhoseLinesWereLeftOutAreNamed() {
        for (int call = 0; call < 1000; call++) {
            ExtLogRecord line = new ExtLogRecord(Level.SEVERE, "failed", OncePerPeriodTest.class.getName());
            line.setLoggerName("a");
            line.setInstant(Instant.ofEpochMilli(now));
            line.putMdc("correlationId", "call" + call);
            filter.isLoggable(line);
        }
        now += OncePerPeriod.PERIOD_MILLIS;
        warn("y");

        assertThat(told)
                .hasSize(1)
                .first()
                .asString()
                .contains("in the calls call1, call2, ")
                .endsWith(", call20");
    }

    @Test
    void differentCausesAreToldSideBySide() {
        assertThat(warn("x")).isTrue();
        assertThat(warn("y")).isTrue();
        assertThat(log(Level.SEVERE, "a", "x", null)).isTrue();
        assertThat(log(Level.WARNING, "b", "x", null)).isTrue();
        assertThat(log(Level.WARNING, "a", "x", new IllegalStateException())).isTrue();
        assertThat(log(Level.WARNING, "a", "x", new IllegalStateException())).isFalse();
    }

    @Test
    @Tag("LC-1110")
    void textThatCallersChooseMakesFewCauses() {
        int lines = 0;
        for (char a = 'a'; a <= 'z'; a++) {
            for (char b = 'a'; b <= 'z'; b++) {
                lines += warn("no type " + a + "/" + b) ? 1 : 0;
            }
        }
        assertThat(lines).isEqualTo(OncePerPeriod.WARNINGS + 1);
    }

    @Test
    void whoeverLooksForAFaultGetsAll() {
        assertThat(log(Level.FINE, "a", "x", null)).isTrue();
        assertThat(log(Level.FINE, "a", "x", null)).isTrue();
    }

    @Test
    void wordsWithDigitsAreLeftOutOfACause() {
        assertThat(OncePerPeriod.withoutNumbers("Call 3f-a of L-12/x (127.0.0.1) failed"))
                .isEqualTo("Call # of #/x (#.#.#.#) failed ");
    }
}
