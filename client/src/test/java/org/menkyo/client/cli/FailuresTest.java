package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.store.FileLicenseStore;

/** Whatever the folder, the files and the machine are like: each failure is a message and a documented exit code. */
@Tag("VA-212")
class FailuresTest {

    private static final Pattern STACK = Pattern.compile("Exception|Error\\b|\\bat (org|java)|\\{\\d|\\bnull\\b");

    @TempDir
    private Path root;

    private Path folder;
    private HardwareReader hardware = Sample.machine(1);
    private UnaryOperator<ActivationClientBuilder> further = UnaryOperator.identity();
    private Locale locale = Locale.ENGLISH;
    private String printed;
    private String complained;

    @BeforeEach
    void install() throws IOException {
        folder = root.resolve("client");
        Path catalog = root.resolve("delivered.properties");
        Files.writeString(catalog, Sample.catalog().toText());
        assertThat(run("--catalog", catalog.toString(), "--edition", "201")).isZero();
        assertThat(run("/ipk", Sample.mak(3, 4).formatted())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "license.state",
                "license.key",
                "license.lock",
                "license.state.new",
                "license.key.new",
                "catalog.properties",
                "edition",
                "events.log"
            })
    void noBrokenFileEndsInAStackTrace(String name) throws IOException {
        Path there = folder.resolve(name);
        byte[] whole = Files.exists(there) ? Files.readAllBytes(there) : new byte[0];
        byte[] noise = new byte[300];
        Sample.RANDOM.nextBytes(noise);
        for (byte[] content :
                List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), noise, "edition=1\n".getBytes())) {
            everyCommandFailsWell(copy -> Files.write(copy.resolve(name), content));
        }
        everyCommandFailsWell(copy -> Files.deleteIfExists(copy.resolve(name)));
        everyCommandFailsWell(copy -> {
            Files.deleteIfExists(copy.resolve(name));
            Files.createDirectories(copy.resolve(name).resolve("inside"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "7", "-1", "99999999999999999999", "201 301"})
    void aBrokenEditionIsNamed(String edition) throws IOException {
        Files.writeString(folder.resolve("edition"), edition);
        assertThat(run("/dli")).isEqualTo(ExitCode.BROKEN.number());
        assertThat(complained).contains(folder.resolve("edition").toString(), "Install the product again");
    }

    @Test
    void anotherEditionThanTheStoredIsSaid() throws IOException {
        Files.writeString(folder.resolve("edition"), "301");
        assertThat(run("/dli")).isEqualTo(ExitCode.BROKEN.number());
        assertThat(complained).contains("another edition");
    }

    @Test
    @Tag("VA-213")
    void aMachineWithoutTheUsualHardwareIsToldSo() throws IOException {
        hardware = HardwareReader.of(Map.of(), false);
        everyCommandFailsWell(copy -> {});
        assertThat(run("/dli")).isZero();
        assertThat(run("/dlv")).isZero();
        assertThat(printed)
                .contains(
                        "Hardware that cannot be read: system board, system disk, network adapter, processor, memory");
        assertThat(run("/ipk", Sample.mak(3, 4).formatted())).isZero();
        assertThat(run("/ato")).isEqualTo(ExitCode.NOT_DONE.number());
        assertThat(printed).contains("Not activated: neither system board, system disk nor network adapter");
        assertThat(run("/dti")).isEqualTo(ExitCode.NOT_DONE.number());
        assertThat(complained).contains("nothing tells this machine apart");
        assertThat(run("/upk")).isZero();
        assertThat(run("/ato")).isEqualTo(ExitCode.NOT_DONE.number());
        assertThat(printed).contains("nothing tells this machine apart");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path catalog = root.resolve("delivered.properties");
        for (String place : List.of("/proc/menkyo", "/sys", catalog + "/inside")) {
            assertThat(run("--dir", place, "--catalog", catalog.toString(), "--edition", "201"))
                    .isEqualTo(ExitCode.BROKEN.number());
            assertThat(complained).contains(place).doesNotContainPattern(STACK);
        }
        assertThat(run("--dir", root.resolve("new").toString(), "--catalog", "/dev/zero", "--edition", "201"))
                .isEqualTo(ExitCode.BROKEN.number());
        assertThat(complained).contains("/dev/zero: longer than");
    }

    /** A limit on the size of files stands in for a full disk: both let a write fail. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesWhatWasThere() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("license.state"));
        Process full = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 0; exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MenkyoClient.class.getName(),
                        "--dir",
                        folder.toString(),
                        "/skms",
                        "kms.example.com")
                .redirectErrorStream(true)
                .start();
        String said = new String(full.getInputStream().readAllBytes());
        assertThat(full.waitFor()).as(said).isEqualTo(ExitCode.BROKEN.number());
        assertThat(said).contains("A file cannot be read or written: ").doesNotContainPattern(STACK);
        assertThat(Files.readAllBytes(folder.resolve("license.state"))).isEqualTo(before);
        assertThat(new FileLicenseStore(folder).load()).isPresent();
        assertThat(run("/skms", "kms.example.com")).isZero();
    }

    @Test
    void whatNobodyExpectedIsAMessageToo() {
        further = builder -> builder.clock(new SettableClock(null));
        assertThat(run("/dli")).isEqualTo(ExitCode.UNEXPECTED.number());
        assertThat(complained).contains("please report it").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyExitCodeIsDocumented(ExitCode code) throws IOException {
        assertThat(resultCodes()).containsPattern("(?m)^\\| " + code.number() + " \\| .+ \\| .+ \\|$");
        assertThat(run("--help")).isZero();
        assertThat(printed).containsPattern("Exit codes: .*\\b" + code.number() + " ");
    }

    /** The names are the texts of the command line that say why something is not done, without those of the tool. */
    @Test
    void everyErrorForProgramsIsDocumented() throws IOException {
        List<String> documented = resultCodes()
                .lines()
                .dropWhile(line -> !line.startsWith("## Errors of the command line"))
                .takeWhile(line -> !line.startsWith("## Exit"))
                .filter(line -> line.matches("\\| [A-Z_]+ \\| [0-4] \\| .+ \\| .+ \\|"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Texts.in(Locale.ENGLISH).bundle().keySet().stream()
                        .filter(key -> key.startsWith("problem.") && !key.equals("problem.tool.command"))
                        .map(key -> key.substring("problem.".length())
                                .toUpperCase(Locale.ROOT)
                                .replace('.', '_'))
                        .toList());
    }

    private static String resultCodes() throws IOException {
        return Files.readString(Path.of("..", "docs", "result-codes.md"));
    }

    @FunctionalInterface
    private interface Breakage {

        void apply(Path copy) throws IOException;
    }

    /** Each meets a copy of the folder of its own, broken anew. */
    private void everyCommandFailsWell(Breakage breakage) throws IOException {
        Path whole = folder;
        for (Verb verb : Verb.values()) {
            folder = copy(whole);
            breakage.apply(folder);
            for (String language : List.of("en", "ja")) {
                locale = Locale.forLanguageTag(language);
                List<String> words = new ArrayList<>(List.of(verb.typed()));
                if (!verb.argument().isEmpty()) {
                    words.add(verb == Verb.IMAGE ? folder.toString() : "1700");
                }
                int code = run(words.toArray(new String[0]));
                assertThat(code).as(words + ": " + complained).isBetween(0, ExitCode.BROKEN.number());
                assertThat(printed + complained).isNotBlank().doesNotContainPattern(STACK);
            }
        }
        locale = Locale.ENGLISH;
        folder = whole;
    }

    private Path copy(Path whole) throws IOException {
        Path copy = Files.createTempDirectory(root, "copy");
        try (Stream<Path> files = Files.list(whole)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private int run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        MenkyoClient client = new MenkyoClient(
                new StringReader("\n"),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                locale,
                ZoneOffset.UTC,
                Optional.empty(),
                builder -> further.apply(
                        builder.clock(new SettableClock(Sample.START)).hardware(hardware)));
        int code = client.run(List.of(words), folder);
        printed = out.toString();
        complained = err.toString();
        return code;
    }
}
