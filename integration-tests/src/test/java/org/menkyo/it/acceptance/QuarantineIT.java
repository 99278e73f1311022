package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.product.SampleOrder;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * A backup that was taken while people and machines worked is restored beside the original, and a server started on the copy.
 * In the original mails and webhook messages wait whose receivers are away, so the copy has something to send.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int WORK_BEFORE = 20;

    @TempDir
    private static Path folder;

    private static final OutsideWorld WORLD = new OutsideWorld();
    private static final Queue<String> DURING = new ConcurrentLinkedQueue<>();
    private static final Queue<UUID> MACHINES = new ConcurrentLinkedQueue<>();

    private static OwnDatabase database;
    private static RunningProduct original;
    private static RunningProduct copy;
    private static List<String> before;

    @BeforeAll
    static void backUpUnderLoadAndRestoreBeside() throws Exception {
        Peers.need(OwnDatabase.programs().isPresent(), "a PostgreSQL with its programs");
        database = OwnDatabase.start(folder);
        database.create("original");
        original = product("original");
        original.start();
        MainJob job = new MainJob(stage(original));
        job.asFarAsKeys();
        job.activateHost();
        job.activateByHost();
        original.stop();
        // From now on no mail leaves the original: they wait in it, as at a bad moment for a backup.
        original.set("MENKYO_SMTP_HOST", "127.0.0.1");
        original.set("MENKYO_SMTP_PORT", Integer.toString(FreePorts.take(1).get(0)));
        original.start();
        WORLD.answer(503);
        stage(original)
                .demoAccount("demo-distributor")
                .post(
                        "/webhooks",
                        Json.createObjectBuilder()
                                .add("url", WORLD.webhookUrl())
                                .add("events", Json.createArrayBuilder().add("SUBMIT_ORDER"))
                                .build())
                .expect(201);
        workWhile(() -> database.dump("original", folder.resolve("menkyo.dump")));
        original.stop();
        database.create("copy");
        database.restore(folder.resolve("menkyo.dump"), "copy");
        copy = product("copy");
        Files.copy(
                original.data().resolve("master-key.cs"),
                copy.data().resolve("master-key.cs"),
                StandardCopyOption.COPY_ATTRIBUTES);
        WORLD.answer(204);
    }

    private static RunningProduct product(String name) {
        Map<String, String> settings = new HashMap<>(database.settings(name));
        settings.put("MENKYO_WEBHOOK_PRIVATE_ADDRESSES", "true");
        settings.put("MENKYO_DNS_SERVER", WORLD.nameServer());
        settings.put("MENKYO_DNS_DOMAINS", "corp.example");
        settings.put("MENKYO_DNS_TARGET", "kms." + name + ".example");
        return RunningProduct.create(settings);
    }

    private static Stage stage(RunningProduct product) {
        return Stage.set(product.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
    }

    /** People order and machines ask their host before the work, during it, and after it. */
    private static void workWhile(Runnable work) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        ClientCatalog catalog = Machines.catalog(stage(original));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> load = List.of(
                    threads.submit(() -> orderUntil(enough)),
                    threads.submit(() -> orderUntil(enough)),
                    threads.submit(() -> askUntil(enough, catalog)));
            await("work", () -> DURING.size() >= WORK_BEFORE && MACHINES.size() >= WORK_BEFORE);
            before = List.copyOf(DURING);
            work.run();
            int then = DURING.size();
            assertThat(then).as("orders during the backup").isGreaterThan(before.size());
            await("work after the backup", () -> DURING.size() > then);
            enough.set(true);
            for (Future<?> each : load) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            enough.set(true);
            threads.shutdownNow();
        }
    }

    private static Void orderUntil(AtomicBoolean enough) {
        var distributor = stage(original).demoAccount("demo-distributor");
        while (!enough.get()) {
            String number = "restored-" + UUID.randomUUID();
            distributor.post("/orders", order(number)).expect(201);
            DURING.add(number);
        }
        return null;
    }

    private static Void askUntil(AtomicBoolean enough, ClientCatalog catalog) throws Exception {
        try (KmsWire wire = new KmsWire(original.kmsPort())) {
            while (!enough.get()) {
                var request = KmsWire.newMachine("restored");
                wire.send(RequestAuthenticator.seal(request, catalog.catalogKey()));
                wire.next().orElseThrow();
                MACHINES.add(request.cmid());
            }
        }
        return null;
    }

    private static JsonObject order(String number) {
        return SampleOrder.of(number, number, "owner@" + number + ".example");
    }

    @AfterAll
    static void stop() {
        for (RunningProduct product : new RunningProduct[] {copy, original}) {
            if (product != null) {
                product.stop();
            }
        }
        if (database != null) {
            database.close();
        }
        WORLD.close();
    }

    @Test
    @Order(1)
    @Tag("LC-1208")
    void nothingLeavesARestoredCopyUntilItIsReleased() throws Exception {
        int messages = WORLD.messages();
        int updates = WORLD.updates();

        copy.start();

        Stage stage = stage(copy);
        assertThat(answer(copy.rest("/health/ready"))).contains("UP", "QUARANTINE");
        JsonObject state = stage.demoAccount("demo-operator")
                .get("/quarantine")
                .expect(200)
                .object();
        assertThat(state.getBoolean("quarantined")).isTrue();
        assertThat(state.getString("reason")).isEqualTo("RESTORED_COPY");
        assertThat(state.getJsonArray("waiting").getValuesAs(JsonObject.class))
                .hasSize(3)
                .allSatisfy(waiting -> {
                    assertThat(waiting.getInt("count")).as("%s", waiting).isPositive();
                    assertThat(waiting.getInt("earlier")).isEqualTo(waiting.getInt("count"));
                });
        stage.demoAccount("demo-distributor")
                .post("/orders", order("on-the-copy-" + UUID.randomUUID()))
                .expect(201);
        // The timers for mails, webhooks and DNS have come round several times since: that of the master keys is
        // slower.
        Instant since = Instant.now().plusSeconds(20);
        await(
                "some time of work",
                () -> database.number("copy", "SELECT count(*) FROM master_key_node WHERE seen_at > '" + since + "'")
                        > 0);
        assertThat(answer(copy.management("/prometheus"))).containsPattern("menkyo_quarantine_active(\\{.*})? 1");

        assertThat(copy.mailbox().mails()).isEmpty();
        assertThat(WORLD.messages()).isEqualTo(messages);
        assertThat(WORLD.updates()).isEqualTo(updates);
    }

    @Test
    @Order(2)
    @Tag("LC-1203")
    void aBackupTakenUnderLoadRestoresToAConsistentStateAuditChainAndCountsIncluded() throws Exception {
        for (String number : before) {
            assertThat(database.number(
                            "copy", "SELECT count(*) FROM license_order WHERE order_number = '" + number + "'"))
                    .as(number)
                    .isEqualTo(1);
        }
        assertThat(database.number(
                        "copy",
                        "SELECT count(*) FROM license_order o FULL JOIN (SELECT subject_id FROM audit_record"
                                + " WHERE action = 'SUBMIT_ORDER' AND outcome = 'DONE') r ON r.subject_id = o.order_number"
                                + " WHERE coalesce(o.order_number, r.subject_id) LIKE 'restored-%'"
                                + " AND (o.order_number IS NULL OR r.subject_id IS NULL)"))
                .as("orders without a record in the audit, or records without an order")
                .isZero();
        await(
                "the counts of the machines",
                () -> database.number("copy", "SELECT coalesce(sum(requests), 0) FROM kms_request_count")
                        == database.number("copy", "SELECT coalesce(sum(request_count), 0) FROM kms_ledger"));
        assertThat(database.number("copy", "SELECT count(*) FROM kms_client"))
                .as("each machine of the ledger once")
                .isEqualTo(database.number(
                        "copy",
                        "SELECT count(DISTINCT substring(records FROM place * 70 + 1 FOR 16)) FROM kms_ledger"
                                + " CROSS JOIN LATERAL generate_series(0, request_count - 1) AS place"))
                .isPositive();
        JsonObject verified = stage(copy)
                .demoAccount("demo-auditor")
                .get("/audit/verification")
                .expect(200)
                .object();
        assertThat(verified.getBoolean("intact")).as("%s", verified).isTrue();
    }

    @Test
    @Order(3)
    @Tag("LC-1208")
    void afterTheReleaseWhatWaitedLeavesAndARestartDoesNotFallBack() throws Exception {
        int messages = WORLD.messages();
        int updates = WORLD.updates();
        Stage stage = stage(copy);

        JsonObject released = stage.demoAccount("demo-operator")
                .post("/quarantine/release", json("waiting", "SEND"))
                .expect(200)
                .object();

        assertThat(released.getBoolean("quarantined")).isFalse();
        await("mails", () -> !copy.mailbox().mails().isEmpty());
        await("webhook messages", () -> WORLD.messages() > messages);
        await("DNS updates", () -> WORLD.updates() > updates);
        assertThat(stage.demoAccount("demo-operator")
                        .post("/quarantine/release", json("waiting", "SEND"))
                        .expect(409)
                        .problemCode())
                .isEqualTo("STATE_CONFLICT");

        copy.stop();
        copy.start();

        assertThat(answer(copy.rest("/health/ready"))).contains("UP").doesNotContain("QUARANTINE");
        assertThat(database.number(
                        "copy",
                        "SELECT count(*) FROM audit_record WHERE action IN ('QUARANTINE_BEGUN', 'RELEASE_QUARANTINE')"))
                .isEqualTo(2);
    }

    private static String answer(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
