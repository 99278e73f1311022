package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The import beside a server whose answers are given; ImportIT tries it with the product. */
class ImportDataTest {

    private static final Map<String, String> PASSWORD = Map.of("MENKYO_PASSWORD", "secret-1");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private HttpServer server;
    private int status = 200;
    private String answer = "{\"lines\":1,\"added\":1,\"unchanged\":0,\"recorded\":true}";
    private String path;
    private String authorization;
    private String language;
    private String body;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            try (call) {
                path = call.getRequestURI().toString();
                authorization = call.getRequestHeaders().getFirst("Authorization");
                language = call.getRequestHeaders().getFirst("Accept-Language");
                body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                call.sendResponseHeaders(status, bytes.length);
                call.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @Tag("LC-109")
    void sendsTheFileAndTellsWhatWasRecorded() throws IOException {
        int code = run(PASSWORD, "", Locale.ENGLISH, "licenses", file("a,b\n免許,\"2\"\n"), "--user", "olga");

        assertThat(out()).isEqualToIgnoringNewLines("licenses.csv: 1 lines, 1 added, 0 unchanged.");
        assertThat(code).isZero();
        assertThat(path).isEqualTo("/api/imports/licenses");
        assertThat(authorization).isEqualTo("Basic " + Base64.getEncoder().encodeToString("olga:secret-1".getBytes()));
        assertThat(body).isEqualTo("{\"csv\":\"a,b\\n免許,\\\"2\\\"\\n\",\"dryRun\":false}");
    }

    @Test
    void recordsNothingInADryRun() throws IOException {
        answer = answer.replace("true", "false");

        assertThat(run(PASSWORD, "", Locale.JAPAN, "machines", file("a\n"), "--dry-run"))
                .isZero();
        assertThat(body).contains("\"dryRun\":true");
        assertThat(language).isEqualTo("ja");
        assertThat(out()).contains("試行のため、何も記録されていません");
    }

    @Test
    @Tag("LC-1110")
    void tellsProblemsByLineAndColumnInTheLanguageOfTheTerminal() throws IOException {
        status = 400;
        answer = "{\"detail\":\"wrong\",\"errors\":[{\"pointer\":\"/csv/1200/quantity\",\"text\":\"数です\"},"
                + "{\"pointer\":\"/csv/3\",\"text\":\"行です\"},{\"pointer\":\"/csv\",\"text\":\"列です\"}]}";

        assertThat(run(PASSWORD, "", Locale.JAPAN, "licenses", file("a\n"))).isEqualTo(1);
        assertThat(err().lines())
                .containsExactly(
                        "licenses.csv: 列です",
                        "licenses.csv の 3 行目: 行です",
                        "licenses.csv の 1200 行目、quantity: 数です",
                        "menkyo: 何も記録されませんでした。");
        assertThat(out()).isEmpty();
    }

    @Test
    void takesThePasswordFromTheInputAndNeverShowsIt() throws IOException {
        status = 401;
        answer = "{\"detail\":\"Name or password is wrong.\"}";

        assertThat(run(Map.of(), "typed-1\n", Locale.ENGLISH, "licenses", file("a\n")))
                .isEqualTo(1);
        assertThat(authorization)
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("operator:typed-1".getBytes()));
        assertThat(err()).isEqualToIgnoringNewLines("menkyo: licenses.csv was refused: Name or password is wrong.");
        assertThat(run(Map.of(), "", Locale.ENGLISH, "licenses", file("a\n"))).isEqualTo(1);
        assertThat(err()).contains("set MENKYO_PASSWORD").doesNotContain("typed-1");
    }

    @Test
    void sendsNothingThatIsNoText() throws IOException {
        Path shiftJis = Files.write(folder.resolve("sjis.csv"), "免許".getBytes("Windows-31J"));

        assertThat(run(PASSWORD, "", Locale.ENGLISH, "licenses", shiftJis.toString()))
                .isEqualTo(1);
        assertThat(run(PASSWORD, "", Locale.ENGLISH, "licenses", "nowhere.csv")).isEqualTo(1);
        assertThat(run(PASSWORD, "", Locale.ENGLISH, "orders", file("a\n"))).isEqualTo(2);
        assertThat(err()).contains("sjis.csv is not in UTF-8", "There is no file nowhere.csv");
        assertThat(path).isNull();
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        answer = "<html>";
        status = 502;

        assertThat(run(PASSWORD, "", Locale.ENGLISH, "licenses", file("a\n"))).isEqualTo(1);
        assertThat(err()).contains("No answer from http://").contains("HTTP 502");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("licenses.csv"), content).toString();
    }

    private int run(Map<String, String> environment, String input, Locale locale, String... arguments) {
        ImportData command = new ImportData(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                locale);
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--rest";
        all[arguments.length + 1] = "http://localhost:" + server.getAddress().getPort() + "/api";
        return new CommandLine(command).execute(all);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
