package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.product.RunningProduct;

/** The administrator's command line as a process of its own, against the running product. */
class AdminIT {

    private static final Path TOOL = Path.of(System.getProperty("menkyo.it.admin", "../admin/target/menkyo-admin.jar"))
            .toAbsolutePath();
    private static final long MOST_SECONDS = 60;

    private static RunningProduct product;

    @TempDir
    private Path folder;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /** What a command came to. */
    private record Done(int exitCode, String out, String err) {

        Done expect(int expected) {
            assertThat(exitCode).as("exit code; it said:\n%s%s", out, err).isEqualTo(expected);
            return this;
        }
    }

    @BeforeAll
    static void start() {
        product = RunningProduct.get();
    }

    @Test
    void anOperatorAndADistributorDoTheirDaysWorkByCommands() throws Exception {
        String password = "lanterns-of-" + run;
        Done in = admin(Map.of("MENKYO_PASSWORD", "demo-operator-1"), "", "sign-in", "demo-operator")
                .expect(0);
        assertThat(in.out()).startsWith("Signed in as demo-operator at ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("profile"))))
                .isEqualTo("rw-------");

        admin(
                        Map.of(),
                        password + "\n",
                        "create-technical-account",
                        "--name",
                        "distributor-" + run,
                        "--party",
                        "DISTRIBUTOR",
                        "--distributor-code",
                        "D" + run,
                        "--distributor-name",
                        "商社 " + run,
                        "--expires-at",
                        "2027-06-30T00:00:00Z",
                        "--password",
                        "-")
                .expect(0);
        assertThat(admin(Map.of(), "", "list-technical-accounts", "--party", "DISTRIBUTOR", "--all")
                        .expect(0)
                        .out()
                        .lines())
                .first()
                .asString()
                .startsWith("name ")
                .contains("party", "expiresAt");
        assertThat(admin(Map.of(), "", "read-technical-account", "distributor-" + run)
                        .expect(0)
                        .out())
                .contains("distributor-" + run);

        Done ordered = order(password, "--idempotency-key", run, "--json").expect(0);
        assertThat(ordered.out()).contains("\"state\": \"RECORDED\"");
        assertThat(order(password, "--idempotency-key", run, "--json").expect(0).out())
                .isEqualTo(ordered.out());

        Path file = folder.resolve("organization.jsonl");
        admin(
                        Map.of(),
                        "",
                        "export-organization",
                        "ORG-" + run,
                        "--distributor",
                        "D" + run,
                        "--output",
                        file.toString())
                .expect(0);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .anyMatch(line -> line.startsWith(
                        "{\"type\":\"order\",\"distributor\":\"D" + run + "\",\"orderNumber\":\"PO-" + run));
        assertThat(lines).last().isEqualTo("{\"type\":\"end\",\"lines\":" + (lines.size() - 2) + "}");

        assertThat(admin(Map.of(), "", "sign-out").expect(0).out()).contains("Signed out.");
        assertThat(admin(Map.of(), "", "list-technical-accounts").expect(1).err())
                .contains("NOT_SIGNED_IN");
    }

    @Test
    void anAuditorExportsTheAuditToAFile() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        admin(
                        Map.of("MENKYO_PASSWORD", "demo-auditor-1"),
                        "",
                        "export-audit",
                        "--as",
                        "demo-auditor",
                        "--output",
                        file.toString())
                .expect(0);

        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void aRefusalNamesTheOptionInTheLanguageThatWasAskedFor() throws Exception {
        Done refused = admin(
                        Map.of("MENKYO_PASSWORD", "demo-operator-1"),
                        "",
                        "create-technical-account",
                        "--as",
                        "demo-operator",
                        "--locale",
                        "ja",
                        "--name",
                        "our-shop",
                        "--party",
                        "DISTRIBUTOR",
                        "--password",
                        "lanterns-of-" + run)
                .expect(1);

        assertThat(refused.err())
                .contains("INVALID_INPUT", "--name: 次のいずれかの語で始め", "--expires-at: 必須です")
                .doesNotContain("lanterns");
    }

    private Done order(String password, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "submit-order",
                "--as",
                "distributor-" + run,
                "--order-number",
                "PO-" + run,
                "--organization",
                "{\"identifier\": \"ORG-" + run
                        + "\", \"name\": \"Example Industries\", \"address\": {\"street\": \"1-2-3"
                        + " Marunouchi\", \"city\": \"Tokyo\", \"postalCode\": \"100-0005\", \"country\": \"JP\"}}",
                "--end-customers",
                "[{\"name\": \"Aiko Tanaka\", \"email\": \"aiko@" + run + ".example\"}]",
                "--lines",
                "[{\"product\": \"SVR-STD-2008\", \"quantity\": 10, \"softwareAssurance\": false}]"));
        arguments.addAll(List.of(more));
        return admin(Map.of("MENKYO_PASSWORD", password), "", arguments.toArray(String[]::new));
    }

    private Done admin(Map<String, String> environment, String typed, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                TOOL.toString(),
                arguments[0]));
        command.addAll(List.of(
                "--center",
                product.rest("").toString(),
                "--profile",
                folder.resolve("profile").toString()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(typed);
        }
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                .as("the command ends")
                .isTrue();
        return new Done(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
