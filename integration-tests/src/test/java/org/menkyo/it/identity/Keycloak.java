package org.menkyo.it.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.menkyo.it.product.FreePorts;

/**
 * Keycloak as a process of its own, with the realm that administrators are offered, some people and clients of {@code
 * realm-for-tests.json}, and nothing kept.
 */
final class Keycloak implements AutoCloseable {

    private static final Path REALM = Path.of("../wildfly-config/keycloak-realm.json");
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 250;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path log;
    private final List<Integer> ports = FreePorts.take(2);
    private Process server;

    Keycloak() {
        log = Path.of(System.getProperty("menkyo.it.keycloak")).resolveSibling("keycloak.log");
    }

    /** Starts it for people of a Menkyo. */
    void start(URI menkyo) throws IOException {
        Path home = Path.of(System.getProperty("menkyo.it.keycloak"));
        Path imported = Files.createDirectories(home.resolve("data/import")).resolve("realm.json");
        Files.writeString(imported, realm().toString());
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.get(0),
                        "--http-management-port=" + ports.get(1),
                        "--hostname=http://127.0.0.1:" + ports.get(0),
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MENKYO_BASE_URL", menkyo.toString());
        server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop Keycloak"));
    }

    private static JsonObject realm() throws IOException {
        try (JsonReader realm = Json.createReader(Files.newBufferedReader(REALM));
                JsonReader additions = Json.createReader(Keycloak.class.getResourceAsStream("realm-for-tests.json"))) {
            return Json.createPatch(additions.readArray()).apply(realm.readObject());
        }
    }

    /** Its issuer identifier. */
    String issuer() {
        return "http://127.0.0.1:" + ports.get(0) + "/realms/menkyo";
    }

    /** Waits until it describes itself. */
    void awaitReady() throws IOException, InterruptedException {
        HttpRequest document = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers(document)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Keycloak does not answer:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** An access token for a user of the realm, asked for by one of its clients. */
    String token(String client, String user) throws IOException, InterruptedException {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        client,
                        "username",
                        user,
                        "password",
                        "a password of " + user,
                        "scope",
                        "openid")
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject tokens = reader.readObject();
            return tokens.getString("access_token");
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }
}
