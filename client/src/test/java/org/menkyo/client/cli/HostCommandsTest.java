package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands for KMS hosts, against a server that speaks the REST interface of {@code /kms-hosts}. */
class HostCommandsTest {

    private static final String ID = "5b0f1c0e-6d8f-4c55-9b0f-0f4c1f6f2a11";
    private static final String HOST = "{\"id\":\"" + ID
            + "\",\"name\":\"kms\",\"serving\":true,\"port\":1700,\"retryMinutes\":120,\"renewalMinutes\":10080,"
            + "\"dnsPublished\":true,\"count\":3,\"productId\":null}";

    private final List<String> received = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String changed = HOST;
    private String printed;
    private String complained;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/kms-hosts", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            received.add(method + " " + exchange.getRequestURI().getPath() + " " + body + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            String answer = method.equals("GET") ? "{\"items\":[" + HOST + "],\"next\":null}" : changed;
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(method.equals("GET") ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sprt 1700|{\"port\":1700}",
                "/cprt|{\"port\":0}",
                "/sai 60|{\"retryMinutes\":60}",
                "--set-activation-interval 43200|{\"retryMinutes\":43200}",
                "/sri 20160|{\"renewalMinutes\":20160}",
                "/sdns|{\"dnsPublished\":true}",
                "/cdns|{\"dnsPublished\":false}",
            })
    @Tag("VA-210")
    @Tag("VA-309")
    void changesJustOneSettingOfTheNamedHost(String command, String body) {
        assertThat(run("secret\n", "--host " + ID + " " + command)).isZero();
        assertThat(received).containsExactly("PATCH /api/kms-hosts/" + ID + " " + body + " " + basic());
        assertThat(printed).contains("KMS host: kms", "KMS port: 1700", "Published by DNS: yes");
    }

    @Test
    @Tag("VA-210")
    void withoutANameItIsTheHostThatServes() {
        assertThat(run("secret\n", "/sai 60 --json")).isZero();
        assertThat(received).hasSize(2);
        assertThat(received.get(1)).startsWith("PATCH /api/kms-hosts/" + ID);
        try (var reader = Json.createReader(new StringReader(printed))) {
            assertThat(reader.readObject().getInt("retryMinutes")).isEqualTo(120);
        }
    }

    @Test
    @Tag("VA-210")
    void aRefusalIsToldInTheServersWords() {
        status = 403;
        changed = "{\"code\":\"NOT_PERMITTED\",\"detail\":\"Operators only.\"}";
        assertThat(run("secret\n", "/sdns")).isEqualTo(1);
        assertThat(complained).contains("Operators only.").doesNotContain("secret");
        server.stop(0);
        assertThat(run("secret\n", "/sdns")).isEqualTo(1);
    }

    @Test
    void thePasswordIsNeeded() {
        assertThat(run("", "/sdns")).isEqualTo(2);
        assertThat(complained).contains("password");
        assertThat(received).isEmpty();
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString("operator:secret".getBytes(StandardCharsets.UTF_8));
    }

    private int run(String input, String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        MenkyoClient client = new MenkyoClient(
                new StringReader(input),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Optional.empty(),
                UnaryOperator.identity());
        List<String> words = new ArrayList<>(List.of(
                "--center", "http://127.0.0.1:" + server.getAddress().getPort() + "/api", "--account", "operator"));
        words.addAll(List.of(command.split(" ")));
        int code = client.run(words, Path.of("nowhere"));
        printed = out.toString();
        complained = err.toString();
        return code;
    }
}
