package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of wrong settings on the page about troubleshooting: the command that checks settings says just that, and Menkyo does
 * not start. What is said in it is written by {@code -Dmisconfigurations.write=true}.
 */
@Tag("LC-1206")
class MisconfigurationsIT {

    private static final Path PAGE = Path.of("../docs/troubleshooting.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`MENKYO_\\w*=[^`]*` ?)+) \\| (.*) \\|$");
    private static final Pattern SETTING = Pattern.compile("`(MENKYO_\\w*)=([^`]*)`");
    private static final String TOLD = "\n  ";

    /** A line of the table. */
    private record Row(String written, Map<String, String> settings, String told) {

        static Row of(MatchResult row) {
            Map<String, String> settings = new LinkedHashMap<>();
            SETTING.matcher(row.group(1))
                    .results()
                    .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
            return new Row(row.group(1), settings, row.group(2));
        }

        @Override
        public String toString() {
            return written;
        }
    }

    @Test
    void thereAreEnough() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(rows().stream().map(Row::settings)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothingStartsAndTheSentenceSaysWhy(Row row) throws Exception {
        RunningProduct product = RunningProduct.create(row.settings());

        CommandRun checked = check(product);
        CommandRun started = CommandRun.of(product.launcherAgain());

        assertThat(checked.code()).as(checked.output()).isEqualTo(1);
        assertThat(checked.output().strip())
                .isEqualTo("menkyo: Menkyo does not start, since one setting is wrong:" + TOLD + row.told());
        assertThat(started.code()).as(started.output()).isEqualTo(1);
        assertThat(started.output()).contains(TOLD + row.told());
        assertThat(product.data()).isEmptyDirectory();
    }

    @Test
    @EnabledIfSystemProperty(named = "misconfigurations.write", matches = "true")
    void writeWhatIsSaid() throws Exception {
        String page = Files.readString(PAGE);
        for (Row row : rows()) {
            String output =
                    check(RunningProduct.create(row.settings())).output().strip();
            assertThat(output).as(row.written()).contains(TOLD);
            String told = output.substring(output.indexOf(TOLD) + TOLD.length());
            page = page.replaceFirst(
                    "(?m)^\\| " + Pattern.quote(row.written()) + " \\| .* \\|$",
                    Matcher.quoteReplacement("| " + row.written() + " | " + told + " |"));
        }
        Files.writeString(PAGE, page);
    }

    private static CommandRun check(RunningProduct product) throws IOException, InterruptedException {
        return CommandRun.of(product.command("org.menkyo.launcher.CheckConfig"));
    }

    static List<Row> rows() {
        try {
            return ROW.matcher(Files.readString(PAGE)).results().map(Row::of).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
