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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.ActivatedHost;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.LoadBalancer;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/**
 * Two servers on one database behind a load balancer, under load: they leave in order and join again, one after the other, and then
 * they are killed (kill -9), the second one first. The second one's mail server is away at its first start and before its last kill,
 * so each mail that it has taken then has to be taken over by the other.
 *
 * <p>{@code menkyo.it.node-restarts} and {@code menkyo.it.node-kills} are how often; {@code menkyo.it.node-seconds} is for how
 * long the load lasts at least. {@code docs/nodes.md} has the numbers of the full drill.
 */
@Tag("LC-1202")
@Tag("LC-1209")
class TwoNodesIT {

    private static final int RESTARTS = Integer.getInteger("menkyo.it.node-restarts", 1);
    private static final int KILLS = Integer.getInteger("menkyo.it.node-kills", 1);
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("menkyo.it.node-seconds", 0));
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ENOUGH = 12;
    private static final int GREATEST_COUNT = 50;
    private static final int PERMITTED = 100_000;
    private static final int PORT = LoadBalancer.takePort();

    private static final Map<String, String> OF_BOTH = Map.of(
            "MENKYO_TRUSTED_PROXIES", "127.0.0.0/8",
            "MENKYO_BASE_URL", LoadBalancer.address(PORT).toString(),
            "MENKYO_LEAVE_GRACE_SECONDS", "10",
            "MENKYO_STRANGERS_ACTIVATION_BURST", "2000",
            "MENKYO_STRANGERS_ACTIVATION_PER_MINUTE", "6000",
            "MENKYO_MAILS_PER_SENDER_AND_RECEIVER", "10000",
            "MENKYO_MAILS_PER_RECEIVER", "10000",
            "MENKYO_MAILS_PER_SENDER", "10000");

    private static final RunningProduct FIRST = RunningProduct.create(
            with(OF_BOTH, "MENKYO_NODE_NAME", "first", "MENKYO_RESTARTS", Integer.toString(RESTARTS + KILLS + 5)));

    @TempDir
    static Path folder;

    private static RunningProduct second;
    private static LoadBalancer balancer;
    private static Stage stage;

    private final ProductDatabase database = new ProductDatabase(FIRST);
    private final List<MailDeliveries.Crash> crashes = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        LoadBalancer.need();
        FIRST.start();
        second = FIRST.beside(with(OF_BOTH, "MENKYO_NODE_NAME", "second", "MENKYO_RESTARTS", "0"));
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

    private static Map<String, String> with(Map<String, String> settings, String... namesAndValues) {
        Map<String, String> all = new HashMap<>(settings);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    @Test
    void nothingIsLostOrDoubledWhileServersLeaveJoinAndAreKilled() throws Exception {
        MainJob job = new MainJob(stage);
        job.asFarAsKeys();
        ActivatedHost host = job.activateHost();
        ApprovalWorld people = new ApprovalWorld(stage.addresses());
        Person requester = people.registered("requester");
        KeyOwner owner = new KeyOwner(FIRST, PERMITTED);
        NodeLoad load = new NodeLoad(
                stage,
                Machines.catalog(stage).catalogKey(),
                people.registered("administrator"),
                requester,
                owner,
                FIRST.kmsPort(),
                second.kmsPort());
        List<NodeProbe> probes =
                leaving().map(server -> new NodeProbe(server.server())).toList();
        try (load) {
            startSecond(false);
            load.begin();
            load.awaitMore(ENOUGH);
            for (int restart = 0; restart < RESTARTS; restart++) {
                restart(server(restart), load, restart + 2 >= RESTARTS && KILLS <= 2);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                kill(server(kill), load, kill);
            }
            load.awaitAge(LOAD);
        } finally {
            probes.forEach(NodeProbe::close);
        }

        assertThat(probes).allSatisfy(probe -> {
            assertThat(probe.wrong())
                    .as("what the server said while it came and went")
                    .isEmpty();
            assertThat(probe.absences()).as("how often it was found away").isPositive();
        });
        assertThat(load.failures()).isEmpty();
        assertEachOrderRecordedOnce(load);
        assertEachDecisionRecordedOnce(load, requester);
        MailDeliveries mails = new MailDeliveries(database, FIRST.mailbox());
        mails.awaitAllSent(PATIENCE);
        int doubled = mails.assertEachOnceOrDoubledBy(crashes);
        assertEachMachineCountedOnce(load, host);
        assertEachActivationCountedOnce(load, owner);
        JsonObject verified = stage.demoAccount("demo-auditor")
                .get("/audit/verification")
                .expect(200)
                .object();
        assertThat(verified.getBoolean("intact")).as("%s", verified).isTrue();
        System.out.println("Two servers, " + RESTARTS + " restarts, " + KILLS + " kills: " + load + ", " + doubled
                + " mails doubled by a kill, " + probes);
    }

    /** Those that leave and come again: the second one, and the first one too if there is more than one restart or kill. */
    private static Stream<RunningProduct> leaving() {
        return Stream.of(second, FIRST).limit(Math.max(RESTARTS, KILLS));
    }

    /** Which of them it is the turn of. */
    private static RunningProduct server(int turn) {
        return turn % 2 == 0 ? second : FIRST;
    }

    private static void startSecond(boolean hasMailServer) {
        second.set(
                "MENKYO_SMTP_PORT",
                hasMailServer
                        ? Integer.toString(FIRST.port("MENKYO_SMTP_SINK_PORT"))
                        : FreePorts.take(1).get(0).toString());
        second.start();
    }

    private void restart(RunningProduct server, NodeLoad load, boolean isBeforeLastKill) throws Exception {
        leaveInOrder(server);
        await(() -> running() == 1, "one server serves");
        load.awaitMore(ENOUGH);
        if (server == second) {
            startSecond(!isBeforeLastKill);
        } else {
            FIRST.awaitReady();
        }
        await(() -> running() == 2, "both servers serve");
        load.awaitMore(ENOUGH);
    }

    /** The first one's launcher starts it again by itself. The second one stays away after the last kill of all. */
    private void kill(RunningProduct server, NodeLoad load, int kill) throws InterruptedException {
        int killsToCome = (KILLS - 1 - kill) / 2;
        if (server == second && killsToCome == 0) {
            await(() -> waitingOn("second") > 0, "the second server has mails that it cannot send");
        }
        Instant from = Instant.now();
        server.killServer();
        crashes.add(new MailDeliveries.Crash(from, Instant.now()));
        load.awaitMore(ENOUGH);
        if (server == FIRST) {
            FIRST.awaitReady();
        } else if (kill < KILLS - 1) {
            second.stop();
            startSecond(killsToCome != 1);
        }
    }

    /**
     * The server says that it is not ready while it serves, and ends when all is done. That of the first one is told by itself, since
     * its launcher has the database.
     */
    private static void leaveInOrder(RunningProduct server) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            ProcessHandle process = server.serverProcess();
            Future<?> leaving = thread.submit(() -> {
                if (server == second) {
                    second.stop();
                } else {
                    process.destroy();
                }
            });
            await(() -> status(server, "/api/health/ready") == 503, "the server is not ready");
            assertThat(status(server, "/api/health/live")).isEqualTo(200);
            assertThat(Stage.set(server.addresses(), stage.narration())
                            .demoAccount("demo-operator")
                            .get("/kms-health")
                            .status())
                    .as("it serves all the same")
                    .isEqualTo(200);
            leaving.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
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

    private void assertEachDecisionRecordedOnce(NodeLoad load, Person requester) {
        List<RequestTraces> recorded = RequestTraces.all(database).stream()
                .filter(request -> request.requester().equals(requester.email()))
                .toList();
        assertThat(recorded)
                .extracting(RequestTraces::request)
                .as("what is recorded is what was answered")
                .containsExactlyInAnyOrderElementsOf(load.decisions());
        assertThat(recorded).allSatisfy(request -> {
            assertThat(request.state()).isEqualTo("APPROVED");
            request.assertWhole(1);
        });
    }

    /** All machines have different IDs, so the count is theirs until it is as great as it gets, whichever server is asked. */
    private void assertEachMachineCountedOnce(NodeLoad load, ActivatedHost host) throws InterruptedException {
        RecordedAnswers recorded = RecordedAnswers.of(database, host.id());
        assertThat(load.machines())
                .allMatch(request -> recorded.times().getOrDefault(request.nonce(), 0) == 1)
                .allMatch(request -> recorded.added().getOrDefault(request.cmid(), 0) == 1);
        assertThat(recorded.times().values()).as("nothing is recorded twice").containsOnly(1);
        assertThat(recorded.added().values()).as("no machine is counted twice").containsOnly(1);
        second.stop();
        startSecond(true);
        int machines = Math.min(GREATEST_COUNT, recorded.added().size());
        for (RunningProduct server : List.of(FIRST, second)) {
            await(() -> count(server, host) == machines, "a server counts " + machines + " machines");
        }
        await(() -> projected(host) == recorded.added().size(), "all machines are in the table");
    }

    /** Whoever asks again is told the same, and nothing more is counted. */
    private void assertEachActivationCountedOnce(NodeLoad load, KeyOwner owner) {
        assertThat(load.confirmed()).hasSizeGreaterThan(3 * ENOUGH);
        JsonObject mak = owner.listedMak();
        for (String table : List.of("activated_machine", "confirmation")) {
            assertThat(database.query(
                            "SELECT r.installation_id FROM " + table
                                    + " r JOIN product_key k ON k.id = r.product_key_id WHERE k.public_id = ?::uuid",
                            row -> row.getString(1),
                            mak.getString("id")))
                    .as("what is recorded is what was answered")
                    .containsExactlyInAnyOrderElementsOf(load.confirmed().keySet());
        }
        assertThat(mak.getInt("used")).isEqualTo(load.confirmed().size());
        ProductKey key = owner.mak();
        for (int machine = 1; machine <= load.confirmed().size(); machine++) {
            InstallationId installation = KeyOwner.installationId(key, MakLoad.machine(machine));
            JsonObject again = owner.phoneSystem()
                    .post("/activations", KeyOwner.body(key, installation))
                    .expect(200)
                    .object();
            assertThat(again.getString("confirmationId"))
                    .isEqualTo(load.confirmed().get(installation.withoutKey().digits()));
            assertThat(again.getBoolean("counted")).isFalse();
        }
        assertThat(owner.listedMak().getInt("used")).isEqualTo(load.confirmed().size());
    }

    private static int count(RunningProduct server, ActivatedHost host) {
        return Stage.set(server.addresses(), stage.narration())
                .demoAccount("demo-operator")
                .get("/kms-hosts/" + host.id())
                .expect(200)
                .number("count");
    }

    private long projected(ActivatedHost host) {
        return database.number(
                "SELECT count(*) FROM kms_client c JOIN kms_host h ON h.id = c.host_id WHERE h.public_id = ?::uuid",
                host.id());
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

    private static int status(RunningProduct server, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.server().resolve(path))
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
