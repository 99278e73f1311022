package org.menkyo.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class MenkyoAdminTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachOperationHasACommandThatSaysWhatItTakes() {
        CommandLine line = commandLine(Map.of());
        List<ApiOperation> operations = ApiDocument.read().operations();

        assertThat(operations).hasSizeGreaterThan(200);
        assertThat(operations).allSatisfy(operation -> {
            String help = line.getSubcommands().get(operation.command()).getUsageMessage(Ansi.OFF);
            // Lines are broken where they are full.
            assertThat(help.replaceAll("\\s+", " "))
                    .startsWith(operation.summary().replaceAll("\\s+", " "));
            assertThat(operation.members())
                    .allSatisfy(member -> assertThat(help).contains(member.option() + "="));
            assertThat(operation.queryParameters())
                    .allSatisfy(parameter -> assertThat(help).contains(parameter.option()));
        });
    }

    @Test
    void theHelpNamesAllCommands() {
        assertThat(run(Map.of(), "--help")).isEqualTo(MenkyoAdmin.DONE);
        assertThat(ApiDocument.read().operations())
                .allSatisfy(operation ->
                        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  " + operation.command() + " "));
    }

    @Test
    void aWrongCommandIsSaidToBeWrong() {
        assertThat(run(Map.of(), "list-product-keyz")).isEqualTo(MenkyoAdmin.WRONG_COMMAND);
        assertThat(run(Map.of())).isEqualTo(MenkyoAdmin.WRONG_COMMAND);
        assertThat(run(Map.of(), "read-license")).isEqualTo(MenkyoAdmin.WRONG_COMMAND);
        assertThat(run(Map.of(), "submit-order", "--lines", "[")).isEqualTo(MenkyoAdmin.WRONG_COMMAND);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--lines is no JSON");
    }

    @Test
    void nothingSecretGoesWhereOthersCanReadIt() {
        int code = run(Map.of("MENKYO_TOKEN", "a-token"), "--center", "http://center.example.com/api", "list-licenses");

        assertThat(code).isEqualTo(MenkyoAdmin.WRONG_COMMAND);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("must be https")
                .doesNotContain("a-token");
    }

    @Test
    void aSessionThatOthersCanReadIsNotUsed() throws Exception {
        Path file = folder.resolve("profile");
        new Profile(file).remember("http://localhost:1/api", "id", "a-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new Profile(file).token()).contains("a-token");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run(Map.of(), "--profile", file.toString(), "list-licenses")).isEqualTo(MenkyoAdmin.NOT_DONE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Others can read")
                .doesNotContain("a-token");
    }

    @Test
    void columnsStandBelowEachOther() {
        assertThat(Screen.lines(
                        List.of(List.of("name", "state"), List.of("株式会社", "ACTIVE"), List.of("Example", "ENDED"))))
                .containsExactly("name      state", "株式会社  ACTIVE", "Example   ENDED");
    }

    private int run(Map<String, String> environment, String... arguments) {
        return commandLine(environment).execute(arguments);
    }

    private CommandLine commandLine(Map<String, String> environment) {
        return MenkyoAdmin.commandLine(
                environment,
                new BufferedReader(new StringReader("")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
