package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.product.SampleOrder;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * What administrators get, by what it tells them: the release archive on stock servers, with a PostgreSQL of their own, another
 * address than usual and a port offset.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseArchiveIT {

    private static final String DATABASE = "released";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @TempDir
    private static Path folder;

    private static final String ONE_ROLE =
            "DATABASE_ROLES: MENKYO_DB_USER and MENKYO_DB_OWNER_USER are both menkyo_owner";

    private static OwnDatabase database;
    private static StockServer first;
    private static StockServer second;
    private static Stage stage;

    @BeforeAll
    static void unpack() throws IOException {
        Peers.need(OwnDatabase.programs().isPresent(), "a PostgreSQL with its programs");
        database = OwnDatabase.start(folder);
        database.create(DATABASE);
        Files.createDirectories(folder.resolve("data"));
        first = StockServer.create(0);
        second = StockServer.create(first.offset() + 100);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable each : new AutoCloseable[] {second, first, database}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @ParameterizedTest
    @Order(1)
    @Tag("LC-1206")
    @ValueSource(strings = {"standalone.xml", "standalone-ha.xml"})
    void aServerWithoutQueuesIsRefused(String configuration) throws Exception {
        StockServer.Ended refused = first.install(configuration);

        assertThat(refused.code()).isNotZero();
        assertThat(refused.told())
                .contains("menkyo.xml must be a copy of standalone-full.xml or standalone-full-ha.xml");
        assertThat(first.configuration()).doesNotContain("org.menkyo");
    }

    @Test
    @Order(2)
    @Tag("VA-303")
    void aServerServesAtItsAddressAndPorts() throws Exception {
        start(first, "standalone-full.xml");

        assertThat(get(first, "/").body()).contains("<html");
        stage = stage(first);
        stage.demoAccount("demo-distributor")
                .post("/orders", SampleOrder.of("released-1", "RELEASED", "owner@released.example"))
                .expect(201);
        MainJob job = new MainJob(stage);
        job.asFarAsKeys();
        job.activateHost();
        assertThat(ask(first)).isEqualTo(1);
        assertThatThrownBy(() -> new KmsWire("127.0.0.1", first.port(1688))).isInstanceOf(ConnectException.class);
        assertThat(first.command(
                                "/socket-binding-group=standard-sockets/socket-binding=menkyo-kms:read-resource(include-runtime)")
                        .told())
                .containsPattern("\"bound\" => true")
                .containsPattern("\"bound-port\" => " + first.port(1688))
                .contains("\"bound-address\" => \"" + StockServer.ADDRESS + "\"");
    }

    @Test
    @Order(3)
    @Tag("LC-1202")
    void aServerOfAClusterJoins() throws Exception {
        start(second, "standalone-full-ha.xml");

        assertThat(second.configuration())
                .doesNotContain("ajp-listener", "cluster-connection", "proxy name=\"default\"");
        assertThat(stage(second)
                        .demoAccount("demo-distributor")
                        .get("/orders/released-1")
                        .expect(200)
                        .text("orderNumber"))
                .isEqualTo("released-1");
        assertThat(ask(second)).isEqualTo(2);
    }

    @Test
    @Order(4)
    @Tag("LC-1209")
    void aSuspendedServerSaysWhenToComeAgain() throws Exception {
        assertThat(second.command(":suspend(suspend-timeout=20)").code()).isZero();
        await(second, "/api/health/ready", 503);

        HttpResponse<String> page = get(second, "/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(status(second, "/api/health/live")).isEqualTo(200);
        assertThat(status(first, "/api/health/ready")).as("the other one").isEqualTo(200);

        assertThat(second.command(":resume").code()).isZero();
        await(second, "/api/health/ready", 200);
        assertThat(get(second, "/").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    @Tag("LC-1206")
    void theSettingsAreCheckedWithoutTheServer() throws Exception {
        StockServer.Ended right = first.tool(settings(first), "menkyo-server.jar check-config");
        assertThat(right.code()).as(right.told()).isZero();
        assertThat(right.told())
                .contains("MENKYO_TIME_ZONE = UTC [environment]", "MENKYO_OPERATOR_PASSWORD = (set, not shown)")
                .doesNotContain("Only-for-tests-4711");

        StockServer.Ended wrong = first.tool(Map.of("MENKYO_TIME_ZONE", "Mars/Base"), "menkyo-server.jar check-config");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.told()).contains("NOT_A_TIME_ZONE: MENKYO_TIME_ZONE is 'Mars/Base'");
    }

    @Test
    @Order(5)
    @Tag("LC-1206")
    void theDatabaseIsCheckedWithTheSettings() throws Exception {
        StockServer.Ended wrong = first.tool(settingsOfOneRole(first), "menkyo-server.jar check-config");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.told()).contains(ONE_ROLE);

        Map<String, String> elsewhere = settings(first);
        elsewhere.put("MENKYO_DB_URL", "jdbc:postgresql://127.0.0.1:1/menkyo");
        StockServer.Ended unreached = first.tool(elsewhere, "menkyo-server.jar check-config");
        assertThat(unreached.code()).isEqualTo(1);
        assertThat(unreached.told())
                .contains("DATABASE_NOT_REACHED: the database jdbc:postgresql://127.0.0.1:1/menkyo");
    }

    @Test
    @Order(6)
    void theOtherToolsHaveWhatTheyNeed() throws Exception {
        Path file = Files.writeString(folder.resolve("licenses.csv"), "license_id\n");
        StockServer.Ended refused = first.tool(
                Map.of("MENKYO_PASSWORD", "demo-operator-1"),
                "menkyo-server.jar import licenses " + file + " --dry-run --user demo-operator --rest " + address(first)
                        + "/api");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.told()).contains("licenses.csv, line 1, license_id: ");

        StockServer.Ended played = first.tool(
                Map.of(),
                "menkyo-twin.jar plan twin/examples/networks.json --catalog docs/catalog/sample-catalog.json"
                        + " --center https://licensing.example.com");
        assertThat(played.code()).as(played.told()).isZero();
        for (String tool : List.of("audit-verifier", "archiver", "client", "admin", "machines")) {
            StockServer.Ended help = first.tool(Map.of(), "menkyo-" + tool + ".jar --help");
            assertThat(help.code()).as(help.told()).isZero();
        }
    }

    @Test
    @Order(7)
    @Tag("LC-1207")
    void theMasterKeyOfTheOneServerThatRunsIsChanged() throws Exception {
        second.stop();
        Path store = folder.resolve("data/master-key.cs");
        byte[] before = Files.readAllBytes(store);

        StockServer.Ended changed = first.tool(
                settings(first), "menkyo-server.jar rotate-master-key --management-port " + first.port(9990));

        assertThat(changed.code()).as(changed.told()).isZero();
        assertThat(changed.told()).contains("Everything is sealed with it, and the former key is removed");
        assertThat(Files.readAllBytes(store)).isNotEqualTo(before);
        assertThat(database.number(DATABASE, "select count(*) from master_key where state = 'RETIRED'"))
                .isEqualTo(1);
    }

    @Test
    @Order(8)
    @Tag("LC-1206")
    void aServerWithOneRoleForAllDoesNotStart() throws Exception {
        second.start(settingsOfOneRole(second));

        second.await(() -> second.told().contains(ONE_ROLE));
        assertThat(status(second, "/api/health/ready")).isNotEqualTo(200);
    }

    private static Map<String, String> settingsOfOneRole(StockServer server) {
        Map<String, String> settings = settings(server);
        settings.put("MENKYO_DB_USER", settings.get("MENKYO_DB_OWNER_USER"));
        settings.put("MENKYO_DB_PASSWORD", settings.get("MENKYO_DB_OWNER_PASSWORD"));
        return settings;
    }

    private static void start(StockServer server, String configuration) throws Exception {
        StockServer.Ended installed = server.install(configuration);
        assertThat(installed.code()).as(installed.told()).isZero();
        server.start(settings(server));
        await(server, "/api/health/ready", 200);
    }

    private static Map<String, String> settings(StockServer server) {
        RunningProduct mails = RunningProduct.get();
        Map<String, String> settings = new HashMap<>(database.settings(DATABASE));
        settings.put("MENKYO_BASE_URL", address(server).toString());
        settings.put("MENKYO_DATA_DIR", folder.resolve("data").toString());
        settings.put("MENKYO_OPERATOR_PASSWORD", "Only-for-tests-4711");
        settings.put("MENKYO_SMTP_HOST", "127.0.0.1");
        settings.put("MENKYO_SMTP_PORT", Integer.toString(mails.port("MENKYO_SMTP_SINK_PORT")));
        settings.put("MENKYO_DEMO", "true");
        settings.put("MENKYO_LEAVE_GRACE_SECONDS", "0");
        settings.put("JBOSS_JAVA_SIZING", RunningProduct.QUICK_START);
        return settings;
    }

    private static void await(StockServer server, String path, int status) throws Exception {
        server.await(() -> status(server, path) == status);
    }

    /** The count that a machine that is new is told. */
    private static int ask(StockServer server) throws Exception {
        try (KmsWire wire = new KmsWire(StockServer.ADDRESS, server.port(1688))) {
            wire.send(RequestAuthenticator.seal(
                    KmsWire.newMachine("released"), Machines.catalog(stage).catalogKey()));
            KmsExchange answer = wire.next().orElseThrow();
            return answer.answer().orElseThrow().answer().count();
        }
    }

    private static Stage stage(StockServer server) {
        Addresses addresses = new Addresses(
                address(server).resolve("/api"),
                address(server).resolve("/ws"),
                InetSocketAddress.createUnresolved(StockServer.ADDRESS, server.port(1688)),
                RunningProduct.get().addresses().mailbox());
        return Stage.set(addresses, new Narration(new PrintStream(OutputStream.nullOutputStream())));
    }

    private static URI address(StockServer server) {
        return URI.create("http://" + StockServer.ADDRESS + ":" + server.port(8080));
    }

    private static HttpResponse<String> get(StockServer server, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address(server).resolve(path))
                        .header("Accept", "text/html, application/json;q=0.9")
                        .build(),
                BodyHandlers.ofString());
    }

    private static int status(StockServer server, String path) throws InterruptedException {
        try {
            return get(server, path).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
