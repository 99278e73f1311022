package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** An installation whose master key is changed while it works, and that is then started with the wrong one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MasterKeyIT {

    private static final RunningProduct PRODUCT =
            RunningProduct.create(Map.of("MENKYO_TRUSTED_PROXIES", "127.0.0.0/8"));

    private static KeyOwner owner;
    private static ProductKey mak;
    private static byte[] firstKeys;

    @BeforeAll
    static void start() {
        PRODUCT.start();
        owner = new KeyOwner(PRODUCT, 1_000_000);
        mak = owner.mak();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Order(1)
    @Tag("LC-1207")
    void theMasterKeyChangesWhileOrdersRevealsAndActivationsGoOn() throws Exception {
        Path store = PRODUCT.data().resolve("master-key.cs");
        firstKeys = Files.readAllBytes(store);
        InstallationId before = KeyOwner.installationId(mak, "before");
        JsonObject activated = activate(before);
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> work = List.of(
                    threads.submit(() -> activations(ended)),
                    threads.submit(() -> reveals(ended)),
                    threads.submit(() -> orders(ended)));

            String told = run(PRODUCT.command(
                    "org.menkyo.launcher.RotateMasterKey",
                    "--data",
                    PRODUCT.data().toString()));

            assertThat(told).contains("Everything is sealed with it, and the former key is removed");
            ended.set(true);
            for (Future<Integer> each : work) {
                assertThat(each.get()).isPositive();
            }
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
        assertThat(Files.readAllBytes(store)).isNotEqualTo(firstKeys);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rw-------");
        assertThat(activate(before).getString("confirmation")).isEqualTo(activated.getString("confirmation"));
        JsonObject keys =
                owner.demo("demo-operator").get("/master-keys").expect(200).object();
        assertThat(keys.getJsonArray("keys").getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("state"))
                .containsExactly("RETIRED", "CURRENT");
        assertThat(keys.getJsonArray("secrets").getValuesAs(JsonObject.class))
                .extracting(column -> column.getInt("left"))
                .containsOnly(0);
        JsonObject verified = owner.demo("demo-auditor")
                .get("/audit/verification")
                .expect(200)
                .object();
        assertThat(verified.getBoolean("intact")).as("%s", verified).isTrue();
    }

    private static int activations(AtomicBoolean ended) {
        int done = 0;
        for (; !ended.get(); done++) {
            activate(KeyOwner.installationId(mak, "machine " + done));
        }
        return done;
    }

    private static JsonObject activate(InstallationId installationId) {
        return owner.phoneSystem()
                .post("/activations", KeyOwner.body(mak, installationId))
                .expect(200)
                .object();
    }

    private static int reveals(AtomicBoolean ended) {
        int done = 0;
        for (; !ended.get(); done++) {
            assertThat(owner.mak()).isEqualTo(mak);
        }
        return done;
    }

    private static int orders(AtomicBoolean ended) {
        int done = 0;
        for (; !ended.get(); done++) {
            String license = owner.demo("demo-distributor")
                    .post("/orders", order("rotation-" + done))
                    .expect(201)
                    .text("licenseNumber");
            String key = owner.administrator()
                    .get("/product-keys?licenseId=" + license)
                    .expect(200)
                    .items()
                    .get(0)
                    .getString("id");
            owner.administrator().post("/product-keys/" + key + "/reveal").expect(200);
        }
        return done;
    }

    private static JsonObject order(String number) {
        return SampleOrder.of(number, "rotation", owner.email());
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroy();
        }
    }

    @Test
    @Order(2)
    void behindANamedProxyTheCallerIsTheRightmostAddressThatIsNone() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        PRODUCT.rest("/product-keys/" + owner.listedMak().getString("id") + "/reveal"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", owner.administrator().authorization())
                .header("X-Correlation-Id", "through-a-proxy")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "198.51.100.1, 203.0.113.77, 127.0.0.3");

        var answer = client.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(new ProductDatabase(PRODUCT)
                        .query(
                                "SELECT source_address FROM audit_record WHERE correlation_id = 'through-a-proxy'",
                                row -> row.getString(1)))
                .containsOnly("203.0.113.77");
    }

    @Test
    @Order(3)
    @Tag("LC-1207")
    void aFormerKeyStopsTheStartWithOneSentence() throws Exception {
        PRODUCT.stop();
        Files.write(PRODUCT.data().resolve("master-key.cs"), firstKeys);

        Process launcher = PRODUCT.launcherAgain().redirectErrorStream(true).start();
        try (InputStream output = launcher.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(text)
                    .containsPattern("The master key [0-9a-f]{16} is missing: .* has only [0-9a-f]{16}")
                    .contains("put the file master-key.cs of this installation back")
                    .doesNotContain("Menkyo is ready", "\tat ");
        } finally {
            launcher.destroy();
        }
    }
}
