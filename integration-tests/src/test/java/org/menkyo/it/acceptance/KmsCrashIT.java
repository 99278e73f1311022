package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.kms.KmsExchange;
import org.menkyo.it.demo.ActivatedHost;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** The server is killed while machines ask its KMS host, again and again. */
class KmsCrashIT {

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of());
    private static final int KILLS = Integer.getInteger("menkyo.kms-crash.kills", 3);
    private static final int ASKING = 12;
    private static final int ANSWERS_BETWEEN = 300;
    private static final int RECORD = 70;

    private static Stage stage;
    private static ActivatedHost host;
    private static ClientCatalog catalog;

    private final Queue<KmsRequest> answered = new ConcurrentLinkedQueue<>();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();

    @BeforeAll
    static void begin() {
        PRODUCT.start();
        stage = Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
        MainJob job = new MainJob(stage);
        job.submitOrder();
        job.registerPeople();
        job.requestPermission();
        job.decideRequest();
        job.revealKeys();
        host = job.activateHost();
        catalog = Machines.catalog(stage);
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Tag("VA-310")
    void everyAnsweredRequestIsInTheLedgerOnceAndNoMachineIsCountedTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ASKING);
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            asking.add(threads.submit(this::askAndAskAgain));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            awaitAnswers();
            PRODUCT.killServer();
        }
        awaitAnswers();
        enough.set(true);
        for (Future<?> one : asking) {
            one.get(2, TimeUnit.MINUTES);
        }
        threads.shutdown();
        PRODUCT.awaitReady();

        Map<Bits128, Integer> recorded = new HashMap<>();
        Map<UUID, Integer> added = new HashMap<>();
        readLedger(recorded, added);
        assertThat(answered).hasSizeGreaterThan(KILLS * ANSWERS_BETWEEN);
        assertThat(answered).allMatch(request -> recorded.getOrDefault(request.nonce(), 0) == 1);
        assertThat(recorded.values()).as("nothing is recorded twice").containsOnly(1);
        assertThat(added.values()).as("no machine is counted twice").containsOnly(1);
        assertThat(answered).allMatch(request -> added.containsKey(request.cmid()));
        int count = stage.demoAccount("demo-operator")
                .get("/kms-hosts/" + host.id())
                .expect(200)
                .number("count");
        assertThat(count).isEqualTo(50);
    }

    /** New machines ask one after the other; each that gets no answer asks again, as clients do, with a new nonce. */
    private void askAndAskAgain() {
        UUID machine = UUID.randomUUID();
        while (!enough.get()) {
            try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
                boolean alive = true;
                while (alive && !enough.get()) {
                    KmsRequest request = KmsWire.request(machine, "crash-test", Instant.now());
                    wire.send(RequestAuthenticator.seal(request, catalog.catalogKey()));
                    alive = wire.next()
                            .filter(exchange -> isAnswer(exchange, request))
                            .isPresent();
                    if (alive) {
                        answered.add(request);
                        answers.release();
                        machine = UUID.randomUUID();
                    }
                }
            } catch (IOException | KmsProtocolException killed) {
                PRODUCT.awaitReady();
            }
        }
    }

    private static boolean isAnswer(KmsExchange exchange, KmsRequest request) {
        return exchange.answer()
                .filter(answer -> answer.answer().result() == KmsResult.ANSWERED
                        && answer.answer().nonce().equals(request.nonce()))
                .isPresent();
    }

    private void awaitAnswers() throws InterruptedException {
        answers.drainPermits();
        assertThat(answers.tryAcquire(ANSWERS_BETWEEN, 6, TimeUnit.MINUTES))
                .as("machines are answered")
                .isTrue();
    }

    private static void readLedger(Map<Bits128, Integer> recorded, Map<UUID, Integer> added) throws Exception {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(PRODUCT.data().resolve("secrets.properties"))) {
            secrets.load(in);
        }
        try (Connection connection = DriverManager.getConnection(
                        PRODUCT.databaseUrl(), "menkyo_owner", secrets.getProperty("menkyo_owner"));
                PreparedStatement select = connection.prepareStatement(
                        "SELECT records FROM kms_ledger l JOIN kms_host h ON h.id = l.host_id"
                                + " WHERE h.public_id = ?::uuid ORDER BY number")) {
            select.setString(1, host.id());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    ByteBuffer records = ByteBuffer.wrap(result.getBytes(1));
                    for (int at = 0; at < records.capacity(); at += RECORD) {
                        records.position(at);
                        UUID cmid = new UUID(records.getLong(), records.getLong());
                        recorded.merge(Bits128.read(records), 1, Integer::sum);
                        boolean isAdded = (records.get(at + 60) & 2) != 0;
                        if (isAdded) {
                            added.merge(cmid, 1, Integer::sum);
                        }
                    }
                }
            }
        }
    }
}
