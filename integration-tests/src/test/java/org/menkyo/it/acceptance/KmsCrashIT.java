package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * The server and its database are killed (kill -9) while machines ask the KMS host, again and again. What was answered is
 * in the ledger once, and after the death of the database alone the server goes on by itself.
 *
 * <p>{@code menkyo.kms-crash.kills} is the number of kills and {@code menkyo.it.seed} repeats a run's moments.
 */
class KmsCrashIT {

    private static final int KILLS = Integer.getInteger("menkyo.kms-crash.kills", 20);
    private static final long SEED = Long.getLong("menkyo.it.seed", System.nanoTime());
    private static final int ASKING = 12;
    private static final int LEAST_ANSWERS_BETWEEN = 300;
    private static final int MORE_ANSWERS_BETWEEN = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** All machines of the test have one address, of which a host takes 2,000 requests a second at most. */
    private static final RunningProduct PRODUCT = RunningProduct.create(
            Map.of("MENKYO_RESTARTS", Integer.toString(KILLS + 5), "MENKYO_KMS_MAX_REQUESTS_PER_SECOND", "0"));

    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);

    private static Stage stage;
    private static ActivatedHost host;
    private static ClientCatalog catalog;

    private final Queue<KmsRequest> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();
    private volatile boolean serverKilled;

    /** What a crash takes with it; the database more often, since the server goes on after it. */
    private enum Crash {
        DATABASE,
        BACKEND,
        SERVER,
        DATABASE_AGAIN,
        BOTH;

        boolean takesServer() {
            return this == SERVER || this == BOTH;
        }
    }

    @BeforeAll
    static void begin() {
        PRODUCT.start();
        stage = stage();
        MainJob job = new MainJob(stage);
        job.asFarAsKeys();
        host = job.activateHost();
        catalog = Machines.catalog(stage);
    }

    private static Stage stage() {
        return Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Tag("VA-310")
    @Tag("LC-901")
    void everyAnsweredRequestIsInTheLedgerOnceAndNoMachineIsCountedTwice() throws Exception {
        Instant start = Instant.now();
        // What is not written through survives the death of processes, but not that of the computer.
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(DATABASE.query("SHOW " + setting, row -> row.getString(1)))
                    .as(setting)
                    .containsExactly("on");
        }
        ExecutorService threads = Executors.newFixedThreadPool(ASKING);
        List<Future<?>> asking = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            asking.add(threads.submit(this::askAndAskAgain));
        }
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            awaitAnswers(random);
            crash(Crash.values()[kill % Crash.values().length]);
        }
        awaitAnswers(random);
        enough.set(true);
        for (Future<?> one : asking) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(broken)
                .as("connections that the death of the database broke")
                .isEmpty();
        assertThat(answered).hasSizeGreaterThan(KILLS * LEAST_ANSWERS_BETWEEN);
        Map<UUID, Integer> added = assertEachAnswerRecordedOnce();
        assertThat(count()).isEqualTo(50);
        assertProjected(added.size());
        System.out.println(KILLS + " kills (seed " + SEED + "): " + answered.size() + " answers, " + refused
                + " requests refused for a while, "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
    }

    /** Kills, and waits until everything serves again. */
    private void crash(Crash crash) {
        ProcessHandle server = PRODUCT.serverProcess();
        serverKilled = crash.takesServer();
        switch (crash) {
            case DATABASE, DATABASE_AGAIN -> PRODUCT.killDatabase();
            case BACKEND -> killBackend();
            case SERVER -> PRODUCT.killServer();
            case BOTH -> {
                PRODUCT.killDatabase();
                PRODUCT.killServer();
            }
            default -> throw new IllegalStateException(crash.name());
        }
        PRODUCT.awaitReady();
        if (crash == Crash.DATABASE) {
            assertWorkGoesOn();
        }
        if (!crash.takesServer()) {
            assertThat(PRODUCT.serverProcess()).as("the server goes on").isEqualTo(server);
        }
    }

    /** Kills one of the application's processes in the database; PostgreSQL then ends all others by itself. */
    private static void killBackend() {
        long backend = DATABASE.number(
                "SELECT pid FROM pg_stat_activity WHERE usename = 'menkyo_app' ORDER BY random() LIMIT 1");
        ProcessHandle.of(backend).orElseThrow().destroyForcibly();
    }

    /** An order and registrations with their mails: they need REST, SOAP, the outbox, its timers and the queue. */
    private static void assertWorkGoesOn() {
        MainJob job = new MainJob(stage());
        job.submitOrder();
        job.registerPeople();
    }

    /** New machines ask one after the other; each that gets no answer asks again, as clients do, with a new nonce. */
    private void askAndAskAgain() {
        UUID machine = UUID.randomUUID();
        while (!enough.get()) {
            try (KmsWire wire = new KmsWire(PRODUCT.kmsPort())) {
                while (!enough.get()) {
                    KmsRequest request = KmsWire.request(machine, "crash-test", Instant.now());
                    wire.send(RequestAuthenticator.seal(request, catalog.catalogKey()));
                    KmsExchange exchange = wire.next().orElseThrow(() -> new IOException("closed by the host"));
                    if (isAnswer(exchange, request)) {
                        answered.add(request);
                        answers.release();
                        machine = UUID.randomUUID();
                    } else {
                        assertThat(exchange.error().orElseThrow().error()).isEqualTo(KmsError.UNAVAILABLE);
                        refused.incrementAndGet();
                        PRODUCT.awaitReady();
                    }
                }
            } catch (IOException | KmsProtocolException killed) {
                if (!serverKilled) {
                    broken.add(killed.toString());
                }
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

    private void awaitAnswers(Random random) throws InterruptedException {
        answers.drainPermits();
        int enoughBetween = LEAST_ANSWERS_BETWEEN + random.nextInt(MORE_ANSWERS_BETWEEN);
        assertThat(answers.tryAcquire(enoughBetween, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("machines are answered, seed %d", SEED)
                .isTrue();
    }

    private static int count() {
        return stage.demoAccount("demo-operator")
                .get("/kms-hosts/" + host.id())
                .expect(200)
                .number("count");
    }

    private Map<UUID, Integer> assertEachAnswerRecordedOnce() {
        RecordedAnswers recorded = RecordedAnswers.of(DATABASE, host.id());
        assertThat(answered).allMatch(request -> recorded.times().getOrDefault(request.nonce(), 0) == 1);
        assertThat(recorded.times().values()).as("nothing is recorded twice").containsOnly(1);
        assertThat(recorded.added().values()).as("no machine is counted twice").containsOnly(1);
        assertThat(answered).allMatch(request -> recorded.added().containsKey(request.cmid()));
        return recorded.added();
    }

    /** The table of machines follows the ledger to its end. */
    private static void assertProjected(int machines) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (projected() != machines) {
            assertThat(Instant.now()).as("all machines are in the table").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long projected() {
        return DATABASE.number(
                "SELECT count(*) FROM kms_client c JOIN kms_host h ON h.id = c.host_id WHERE h.public_id = ?::uuid",
                host.id());
    }
}
