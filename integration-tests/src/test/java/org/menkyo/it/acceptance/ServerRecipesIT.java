package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.RunningProduct;

/**
 * The scripts for administrators that add something to an installed server: HTTPS, a credential store, an access log. One stock
 * server has them all.
 */
class ServerRecipesIT {

    private static final String DATABASE = "recipes";
    private static final String OF_APPLICATION = "Only-in-the-store-1";
    private static final String OF_OWNER = "Only-in-the-store-2";
    private static final String OF_KEYS = "only-for-tests";

    @TempDir
    private static Path folder;

    private static OwnDatabase database;
    private static StockServer server;
    private static HttpClient pinned;

    @BeforeAll
    static void start() throws Exception {
        Peers.need(OwnDatabase.programs().isPresent(), "a PostgreSQL with its programs");
        database = OwnDatabase.start(folder);
        database.create(DATABASE);
        database.askForPasswords(folder, OF_APPLICATION, OF_OWNER);
        Files.createDirectories(folder.resolve("data"));
        makeCertificates();
        pinned = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(trusting(folder.resolve("authority.p12")))
                .build();
        server = StockServer.create(0);
        ended(server.install("standalone-full.xml"));
        Map<String, String> settings = settings();
        Map<String, String> forScripts = new HashMap<>(settings);
        forScripts.put("MENKYO_DB_PASSWORD", OF_APPLICATION);
        forScripts.put("MENKYO_DB_OWNER_PASSWORD", OF_OWNER);
        for (String script : List.of(
                "credential-store.cli",
                "store-passwords.cli --resolve-parameter-values",
                "tls.cli",
                "access-log.cli")) {
            ended(server.script("wildfly-config/" + script, forScripts));
        }
        server.start(settings);
        server.await(() -> isReady());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whoTrustsTheAuthorityIsAnsweredByTls(String protocol) throws Exception {
        SSLParameters only = new SSLParameters();
        only.setProtocols(new String[] {protocol});
        HttpResponse<String> page = HttpClient.newBuilder()
                .sslContext(trusting(folder.resolve("authority.p12")))
                .sslParameters(only)
                .build()
                .send(HttpRequest.newBuilder(https("/")).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.sslSession().map(SSLSession::getProtocol)).contains(protocol);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void whoKnowsOtherAuthoritiesOnlyIsNot() {
        HttpClient stranger = HttpClient.newHttpClient();

        assertThatThrownBy(
                        () -> stranger.send(HttpRequest.newBuilder(https("/")).build(), BodyHandlers.discarding()))
                .isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @CsvSource({"GET, /support?a=%2F", "POST, /api/orders", "GET, /openapi", "GET, /"})
    void whatComesWithoutTlsIsSentToTls(String method, String address) throws Exception {
        HttpResponse<Void> answer = pinned.send(
                HttpRequest.newBuilder(http(address))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location").map(URI::create))
                .contains(https(address.equals("/openapi") ? "/api/openapi.json" : address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health/live", "/api/health/ready"})
    void whoAsksWhetherTheServerLivesOrIsReadyNeedsNoTls(String address) throws Exception {
        assertThat(pinned.send(HttpRequest.newBuilder(http(address)).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatATrustedProxyGotByTlsHasComeByTls() throws Exception {
        HttpResponse<Void> page = pinned.send(
                HttpRequest.newBuilder(http("/"))
                        .header("X-Forwarded-For", "192.0.2.7")
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                BodyHandlers.discarding());

        assertThat(page.statusCode()).isEqualTo(200);
    }

    @Test
    void passwordsThatAreOnlyInTheStoreServe() throws Exception {
        assertThat(isReady()).isTrue();
        assertThatThrownBy(() -> database.asOwner(DATABASE, "select 1"))
                .as("another password does not")
                .hasStackTraceContaining("password authentication failed");
        assertThat(folder.resolve("data/secrets.cs")).exists();
        for (Path place : List.of(server.file("standalone"), folder.resolve("data"))) {
            assertThat(filesWith(place, OF_APPLICATION, OF_OWNER)).isEmpty();
        }
    }

    @Test
    @Tag("LC-1204")
    void theAccessLogNamesCallsAndNobody() throws Exception {
        String call = UUID.randomUUID().toString();
        pinned.send(
                HttpRequest.newBuilder(https("/api/downloads/17/Tell-nobody-4711/Kim.iso?token=Tell-nobody-4711"))
                        .header("Authorization", "Basic VGVsbC1ub2JvZHk6NDcxMQ==")
                        .header("X-Correlation-Id", call)
                        .build(),
                BodyHandlers.discarding());

        server.await(() -> line(call).isPresent());

        JsonObject line =
                Json.createReader(new StringReader(line(call).orElseThrow())).readObject();
        assertThat(line.keySet())
                .containsExactly("time", "method", "path", "status", "bytes", "millis", "correlationId");
        assertThat(line.getString("method")).isEqualTo("GET");
        assertThat(line.getString("path")).isEqualTo("/api/downloads/17/*/*");
        assertThat(line.getInt("status")).isBetween(400, 499);
        assertThat(line.getInt("bytes")).isPositive();
        assertThat(line.getInt("millis")).isNotNegative();
        assertThat(Files.readString(accessLog())).doesNotContain("Tell-nobody", "Kim", "VGVsbC1ub2JvZHk6");
        assertThat(server.told()).as("the server's log").doesNotContain("\"path\":");
    }

    private static Optional<String> line(String call) throws IOException {
        return Files.readAllLines(accessLog()).stream()
                .filter(line -> line.contains(call))
                .findFirst();
    }

    private static Path accessLog() {
        return server.file("standalone/log/access.log");
    }

    private static List<Path> filesWith(Path place, String... secrets) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (Stream.of(secrets).anyMatch(text::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** An authority, and a certificate of the server's address by it, as the documentation makes the file. */
    private static void makeCertificates() throws Exception {
        keytool("server.p12", "-genkeypair -alias authority -keyalg EC -dname CN=Authority -ext bc:c=ca:true");
        keytool(
                "server.p12",
                "-genkeypair -alias server -signer authority -keyalg EC -dname CN=Server -ext san=ip:"
                        + StockServer.ADDRESS);
        keytool("server.p12", "-exportcert -alias authority -rfc -file " + folder.resolve("authority.pem"));
        keytool("server.p12", "-delete -alias authority");
        keytool("authority.p12", "-importcert -noprompt -alias authority -file " + folder.resolve("authority.pem"));
    }

    private static void keytool(String store, String options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(
                List.of("-keystore", folder.resolve(store).toString(), "-storetype", "PKCS12", "-storepass", OF_KEYS));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(told).isZero();
    }

    private static SSLContext trusting(Path store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(store.toFile(), OF_KEYS.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static boolean isReady() throws InterruptedException {
        try {
            return pinned.send(
                                    HttpRequest.newBuilder(https("/api/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void ended(StockServer.Ended command) {
        assertThat(command.code()).as(command.told()).isZero();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings(DATABASE));
        settings.remove("MENKYO_DB_PASSWORD");
        settings.remove("MENKYO_DB_OWNER_PASSWORD");
        settings.put("MENKYO_SECRETS_PASSWORD", "Opens-the-store-3");
        settings.put("MENKYO_TLS_KEY_STORE", folder.resolve("server.p12").toString());
        settings.put("MENKYO_TLS_KEY_STORE_PASSWORD", OF_KEYS);
        settings.put("MENKYO_BASE_URL", https("").toString());
        settings.put("MENKYO_TRUSTED_PROXIES", "127.0.0.0/8");
        settings.put("MENKYO_DATA_DIR", folder.resolve("data").toString());
        settings.put("MENKYO_LEAVE_GRACE_SECONDS", "0");
        settings.put("JBOSS_JAVA_SIZING", RunningProduct.QUICK_START);
        return settings;
    }

    private static URI https(String address) {
        return URI.create("https://" + StockServer.ADDRESS + ":" + server.port(8443) + address);
    }

    private static URI http(String address) {
        return URI.create("http://" + StockServer.ADDRESS + ":" + server.port(8080) + address);
    }
}
