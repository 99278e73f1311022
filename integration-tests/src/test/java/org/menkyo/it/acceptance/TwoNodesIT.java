package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.ActivatedHost;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.LoadBalancer;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/**
 * Two servers on one database behind a load balancer, under load: one of them leaves in order and joins again, and then it is
 * killed (kill -9). Its mail server is away all the time, so each mail that it has taken has to be taken over by the other.
 */
@Tag("LC-1202")
@Tag("LC-1209")
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ENOUGH = 12;
    private static final int PORT = LoadBalancer.takePort();

    private static final RunningProduct FIRST = RunningProduct.create(Map.of(
            "MENKYO_NODE_NAME", "first",
            "MENKYO_TRUSTED_PROXIES", "127.0.0.0/8",
            "MENKYO_BASE_URL", LoadBalancer.address(PORT).toString()));

    @TempDir
    static Path folder;

    private static RunningProduct second;
    private static LoadBalancer balancer;
    private static Stage stage;

    private final ProductDatabase database = new ProductDatabase(FIRST);

    @BeforeAll
    static void start() throws Exception {
        LoadBalancer.need();
        FIRST.start();
        second = FIRST.beside(Map.of(
                "MENKYO_NODE_NAME", "second",
                "MENKYO_TRUSTED_PROXIES", "127.0.0.0/8",
                "MENKYO_BASE_URL", LoadBalancer.address(PORT).toString(),
                "MENKYO_LEAVE_GRACE_SECONDS", "10",
                "MENKYO_SMTP_PORT", FreePorts.take(1).get(0).toString(),
                "MENKYO_RESTARTS", "0"));
        balancer = LoadBalancer.before(FIRST, second, PORT, folder);
        URI address = LoadBalancer.address(PORT);
        Addresses addresses = new Addresses(
                URI.create(address + "/api"),
                URI.create(address + "/ws"),
                InetSocketAddress.createUnresolved("localhost", FIRST.kmsPort()),
                FIRST.addresses().mailbox());
        stage = Stage.set(addresses, new Narration(new PrintStream(OutputStream.nullOutputStream())));
    }

    @AfterAll
    static void stop() throws Exception {
        if (balancer != null) {
            balancer.close();
        }
        if (second != null) {
            second.stop();
        }
        FIRST.stop();
    }

    @Test
    void nothingIsLostOrDoubledWhileAServerLeavesJoinsAndIsKilled() throws Exception {
        MainJob job = new MainJob(stage);
        job.asFarAsKeys();
        ActivatedHost host = job.activateHost();
        NodeLoad load = new NodeLoad(stage, Machines.catalog(stage).catalogKey(), FIRST.kmsPort(), second.kmsPort());
        NodeProbe probe = new NodeProbe(second.server());
        try (load;
                probe) {
            second.start();
            load.begin();
            load.awaitMore(ENOUGH);

            leaveInOrder();
            load.awaitMore(ENOUGH);
            assertThat(running()).isEqualTo(1);
            second.start();
            load.awaitMore(ENOUGH);
            assertThat(running()).isEqualTo(2);

            await(() -> waitingOn("second") > 0, "the second server has mails that it cannot send");
            second.killServer();
            load.awaitMore(ENOUGH);
        }

        assertThat(probe.wrong())
                .as("what the server said while it came and went")
                .isEmpty();
        assertThat(probe.absences()).as("answers that it is not there").isPositive();
        assertThat(load.failures()).isEmpty();
        assertEachOrderRecordedOnce(load);
        assertEachMailSentOnce(load);
        RecordedAnswers recorded = RecordedAnswers.of(database, host.id());
        assertThat(load.machines())
                .allMatch(request -> recorded.times().getOrDefault(request.nonce(), 0) == 1)
                .allMatch(request -> recorded.added().getOrDefault(request.cmid(), 0) == 1);
        JsonObject verified = stage.demoAccount("demo-auditor")
                .get("/audit/verification")
                .expect(200)
                .object();
        assertThat(verified.getBoolean("intact")).as("%s", verified).isTrue();
        System.out.println("Two servers: " + load + ", " + probe);
    }

    /** The server says that it is not ready while it serves, and ends when all is done. */
    private static void leaveInOrder() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> leaving = thread.submit(() -> second.stop());
            await(() -> status("/api/health/ready") == 503, "the second server is not ready");
            assertThat(status("/api/health/live")).isEqualTo(200);
            assertThat(Stage.set(second.addresses(), stage.narration())
                            .demoAccount("demo-operator")
                            .get("/kms-health")
                            .status())
                    .as("it serves all the same")
                    .isEqualTo(200);
            leaving.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            thread.shutdown();
        }
    }

    private void assertEachOrderRecordedOnce(NodeLoad load) {
        assertThat(load.orders()).hasSizeGreaterThan(2 * ENOUGH);
        assertThat(database.query(
                        "SELECT order_number FROM license_order WHERE order_number LIKE ?",
                        row -> row.getString(1),
                        load.prefix() + "%"))
                .as("what is recorded is what was answered")
                .containsExactlyInAnyOrderElementsOf(load.orders().keySet());
        RestSession distributor = stage.demoAccount("demo-distributor");
        load.orders()
                .forEach((number, license) -> assertThat(
                                distributor.get("/orders/" + number).expect(200).text("licenseNumber"))
                        .isEqualTo(license));
    }

    private static void assertEachMailSentOnce(NodeLoad load) throws InterruptedException {
        Mailbox mailbox = FIRST.mailbox();
        await(
                () -> receivers(mailbox).containsAll(load.customers()),
                "mails of the killed server are sent by the other one");
        assertThat(receivers(mailbox).stream().filter(load.customers()::contains))
                .as("each mail once")
                .doesNotHaveDuplicates();
    }

    private static List<String> receivers(Mailbox mailbox) {
        return mailbox.mails().stream().flatMap(mail -> mail.to().stream()).toList();
    }

    private long running() {
        return database.number("SELECT count(*) FROM server_node");
    }

    private long waitingOn(String server) {
        return database.number(
                "SELECT count(*) FROM notification n JOIN server_node s ON s.id = n.queued_by"
                        + " WHERE s.name = ? AND n.state = 'QUEUED'",
                server);
    }

    private static int status(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(second.server().resolve(path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException refused) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
