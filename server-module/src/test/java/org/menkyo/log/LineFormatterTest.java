package org.menkyo.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatterTest {

    private static final String FORGED = "x\r\n2026-01-01T00:00:00.000Z ERROR [forged] (t) [] no";

    private static String format(ExtLogRecord line) {
        return formatter().format(line);
    }

    private static LineFormatter formatter() {
        LineFormatter formatter = new LineFormatter();
        formatter.setPattern("%-5p [%c] (%t) [%X{correlationId}] %s%e%n");
        return formatter;
    }

    private static ExtLogRecord line(String message) {
        ExtLogRecord line = new ExtLogRecord(Level.WARNING, message, LineFormatterTest.class.getName());
        line.setLoggerName("the.logger");
        return line;
    }

    @Test
    @Tag("LC-1110")
    void nothingFromOutsideBeginsALine() {
        ExtLogRecord line = line(FORGED);
        line.putMdc("correlationId", FORGED);
        line.setThreadName(FORGED);
        line.setThrown(new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));

        String text = format(line);

        assertThat(text.lines())
                .filteredOn(each -> !each.startsWith("\t"))
                .singleElement()
                .satisfies(each -> assertThat(each).contains("x\\r\\n2026", "[the.logger]"));
        assertThat(text).endsWith("\n").contains("\tjava.lang.IllegalStateException: x\\r\\n", "\tCaused by: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u001b[2J",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\ufeff"
            })
    @Tag("LC-1110")
    void charactersThatControlATerminalAreWrittenOut(String control) {
        assertThat(LineFormatter.clean("a" + control + "b"))
                .startsWith("a\\u")
                .endsWith("b")
                .doesNotContain(control);
    }

    @Test
    void textStaysText() {
        String text = "注文 «1» é 😀 'x' \\ \"y\"";
        assertThat(LineFormatter.clean(text)).isEqualTo(text);
        assertThat(LineFormatter.clean("\ud800x")).isEqualTo("\\ud800x");
    }

    @Test
    @Tag("LC-1110")
    void lengthsAreBounded() {
        ExtLogRecord line = line("x".repeat(1_000_000));
        Throwable cause = new IllegalStateException("y".repeat(1_000_000));
        for (int i = 0; i < 100; i++) {
            cause = new IllegalStateException("z", cause);
        }
        line.setThrown(cause);

        assertThat(format(line)).hasSizeLessThan(60_000).contains("(1000000 characters)");
    }

    @Test
    void framesOfTheEnclosingExceptionAreNotRepeated() {
        ExtLogRecord line = line("x");
        line.setThrown(new IllegalStateException("y", new IllegalArgumentException("z")));

        assertThat(format(line).lines().filter(each -> each.contains("framesOfTheEnclosing")))
                .hasSize(1);
        assertThat(format(line)).contains("\tCaused by: java.lang.IllegalArgumentException: z\n\t\t… ");
    }

    @Test
    @Tag("LC-1110")
    void exceptionsOfAnOutageAreToldWithoutWhereOnceTheFirstHaveSaidSo() {
        LineFormatter formatter = formatter();
        ExtLogRecord line = line("no connection");
        line.setThrown(new IllegalStateException("the database is away"));
        List<String> minute = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            minute.addAll(formatter.format(line).lines().toList());
        }

        assertThat(minute.get(2)).startsWith("\t\tat ");
        assertThat(minute).filteredOn(each -> each.startsWith("\t\tat ")).hasSize(LineFormatter.FRAMES_PER_PERIOD);
        assertThat(minute)
                .filteredOn(each -> each.endsWith("the database is away"))
                .hasSize(1000);

        line.setInstant(line.getInstant().plusMillis(OncePerPeriod.PERIOD_MILLIS));
        assertThat(formatter.format(line)).contains("\t\tat ");
    }

    @Test
    void parametersAreFilledIn() {
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO, "%s of %d", ExtLogRecord.FormatStyle.PRINTF, LineFormatterTest.class.getName());
        line.setParameters(new Object[] {"a\nb", 7});

        assertThat(format(line)).contains("a\\nb of 7");
    }
}
