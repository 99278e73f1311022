package org.menkyo.it.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;

/**
 * KMS hosts of the running product against a client that knows nothing but the protocol's document.
 *
 * <p>{@code menkyo.kms-fuzz.frames} is how many frames are fuzzed for each seed, {@code menkyo.it.seed} repeats a run's
 * second seed, and {@code menkyo.kms-clones.machines} is how many machines come of which every tenth is cloned.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KmsPeerIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final int BUSINESS = 101;
    private static final int ULTIMATE = 104;
    private static final int DATACENTER = 221;
    private static final int FUZZED = Integer.getInteger("menkyo.kms-fuzz.frames", 4_000);
    private static final long SEED = Long.getLong("menkyo.it.seed", System.nanoTime());
    private static final int MACHINES = Integer.getInteger("menkyo.kms-clones.machines", 1_000);

    /** The hosts take 2,000 requests a second from one address. */
    private static final int RATE = 1_500;

    private static final long MOST_LOGGED = 64 * 1024;
    private static final long PATIENCE_SECONDS = 120;

    private static RestSession operator;
    private static Stage stage;
    private static String key;
    private static KmsPeer peer;
    private static String first;

    @BeforeAll
    static void begin() {
        stage = Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
        MainJob job = new MainJob(stage);
        key = job.asFarAsKeys().kmsHostKey();
        operator = stage.demoAccount("demo-operator");
        peer = new KmsPeer(
                "client.py", operator.get("/catalog/client").expect(200).body(), PRODUCT.kmsPort());
        first = install("first", "SERVER");
    }

    @AfterAll
    static void giveTheHostsUp() {
        if (first != null) {
            operator.get("/kms-hosts?size=200").expect(200).items().stream()
                    .filter(host -> host.getString("name").startsWith("peer "))
                    .filter(host -> host.getBoolean("activated"))
                    .forEach(host -> operator.post("/kms-hosts/" + host.getString("id") + "/deactivation")
                            .expect(200));
        }
    }

    private static String install(String name, String platform) {
        return operator.post(
                        "/kms-hosts",
                        json("productKey", key, "platform", platform, "name", "peer " + name + " " + stage.run()))
                .expect(201)
                .text("id");
    }

    @Test
    @Order(1)
    @Tag("VA-305")
    @Tag("VA-306")
    void machinesActivateWhenTheHostHasCountedEnoughOfThem() {
        List<JsonObject> told = peer.does("activate", "edition", DATACENTER, "machines", 6).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .toList();

        assertThat(told).extracting(one -> one.getString("result")).containsOnly("ANSWERED");
        assertThat(told).extracting(one -> one.getInt("count")).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(told)
                .extracting(one -> one.getBoolean("activated"))
                .containsExactly(false, false, false, false, true, true);
        assertThat(told).extracting(one -> one.getInt("renewal")).containsOnly(10_080);
        assertThat(told).extracting(one -> one.getInt("retry")).containsOnly(120);
    }

    @Test
    @Order(2)
    @Tag("VA-302")
    @Tag("VA-303")
    @Tag("VA-304")
    @Tag("VA-311")
    void repetitionsClocksCertificatesAndRequestsAheadAreAsTheDocumentSays() {
        List<JsonValue> told = peer.does(List.of(
                KmsPeer.job("replay", "edition", DATACENTER),
                KmsPeer.job("clock", "edition", DATACENTER, "minutes", List.of(-241, -239, 0, 239, 241)),
                KmsPeer.job("certificate", "edition", DATACENTER),
                KmsPeer.job("pipeline", "edition", DATACENTER, "requests", 250)));

        assertThat(told.get(0)).hasToString("[\"ANSWERED\",\"REPLAY\",\"REPLAY\",\"ANSWERED\",\"ANSWERED\"]");
        assertThat(told.get(1).asJsonArray())
                .extracting(one -> one.asJsonObject().getString("result"))
                .containsExactly("CLOCK_SKEW", "ANSWERED", "ANSWERED", "ANSWERED", "CLOCK_SKEW");
        assertThat(told.get(2)).hasToString("[1,0,1,1,3]");
        JsonObject pipelined = told.get(3).asJsonObject();
        assertThat(pipelined.getJsonArray("results")).hasToString("[\"ANSWERED\"]");
        assertThat(pipelined.getInt("answers")).isEqualTo(250);
        assertThat(pipelined.getInt("deepest")).isPositive();
    }

    @Test
    @Order(3)
    @Tag("VA-315")
    @Tag("VA-318")
    void clonedMachinesAreSuspectedAndStopNothing() {
        List<String> cases = List.of("ab", "aba", "abc", "aabbaacca");
        List<JsonValue> told = peer.does(cases.stream()
                .map(names -> KmsPeer.job("clones", "edition", DATACENTER, "names", names))
                .toList());
        JsonObject population = peer.does(
                        "population", "edition", DATACENTER, "machines", MACHINES, "cloned_every", 10, "rate", RATE)
                .asJsonObject();

        JsonObject host = awaitProjected(first);
        assertThat(host.getInt("suspectedDuplicates")).isEqualTo(cases.size() + population.getInt("shared"));
        assertThat(host.getJsonObject("projection").getInt("setAside")).isZero();
        assertThat(population.getJsonObject("results").keySet()).containsExactly("ANSWERED");
        for (JsonValue one : told) {
            String cmid = one.asJsonObject().getString("cmid");
            JsonArray events = operator.get("/kms-hosts/" + first + "/events?cmid=" + cmid)
                    .expect(200)
                    .object()
                    .getJsonArray("items");
            assertThat(events).hasSameSizeAs(one.asJsonObject().getJsonArray("results"));
        }
        String other = install("other", "SERVER");
        assertThat(peer.does("activate", "edition", DATACENTER, "machines", 2).asJsonArray())
                .extracting(one -> one.asJsonObject().getInt("count"))
                .containsExactly(1, 2);
        awaitProjected(other);
        awaitProjected(first);
    }

    @Test
    @Order(4)
    @Tag("VA-304")
    @Tag("VA-319")
    void whoSendsInAMachinesNameDoesNotKeepItFromBeingAnswered() {
        String expected = "[\"ANSWERED\",[\"ANSWERED\"],\"ANSWERED\",\"REPLAY\"]";

        for (List<Integer> minutes :
                List.of(List.of(200, 238), List.of(-238, -200), List.of(-1, 1), List.of(-238, 238))) {
            assertThat(peer.does("stranger", "edition", DATACENTER, "frames", 300, "minutes", minutes, "rate", RATE))
                    .as("minutes off: %s", minutes)
                    .hasToString(expected);
        }
    }

    @Test
    @Order(5)
    @Tag("VA-311")
    void framesOfAnyKindGetWhatTheDocumentSays() throws IOException {
        Path log = PRODUCT.data().resolve("log").resolve("server.log");
        long before = Files.size(log);
        System.out.println("fuzzing KMS frames with seeds 1 and " + SEED);

        List<JsonValue> told = peer.does(List.of(
                KmsPeer.job("fuzz", "frames", FUZZED, "seed", 1, "rate", RATE),
                KmsPeer.job("fuzz", "frames", FUZZED, "seed", SEED, "rate", RATE)));

        told.forEach(System.out::println);
        assertThat(told)
                .allMatch(one -> one.asJsonObject().getJsonObject("told").size() >= 8);
        byte[] all = Files.readAllBytes(log);
        int from = before <= all.length ? (int) before : 0;
        String written = new String(all, from, all.length - from);
        assertThat(written).doesNotContain("\tat ", "Exception");
        assertThat(written.length()).isLessThan((int) MOST_LOGGED);
        awaitProjected(serving());
        assertThat(peer.does("activate", "edition", DATACENTER, "machines", 1).asJsonArray())
                .extracting(one -> one.asJsonObject().getString("result"))
                .containsExactly("ANSWERED");
    }

    @Test
    @Order(6)
    @Tag("VA-104")
    @Tag("VA-109")
    @Tag("VA-312")
    void editionsThatTheHostDoesNotCoverAreToldSo() {
        install("desktop", "CLIENT");

        assertThat(IntStream.of(BUSINESS, DATACENTER, ULTIMATE, 16_383)
                        .mapToObj(edition ->
                                peer.does("result", "edition", edition).toString()))
                .containsExactly(
                        "\"ANSWERED\"", "\"EDITION_NOT_COVERED\"", "\"UNKNOWN_EDITION\"", "\"UNKNOWN_EDITION\"");
    }

    private static String serving() {
        return operator.get("/kms-hosts?size=200").expect(200).items().stream()
                .filter(host -> host.getBoolean("serving"))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static JsonObject awaitProjected(String host) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            RestAnswer answer = operator.get("/kms-hosts/" + host).expect(200);
            JsonObject projection = answer.object().getJsonObject("projection");
            if (projection.getInt("batches") == projection.getInt("projectedBatches")) {
                assertThat(projection.getInt("lagSeconds")).isZero();
                return answer.object();
            }
            assertThat(System.nanoTime()).as(projection.toString()).isLessThan(deadline);
        }
    }
}
