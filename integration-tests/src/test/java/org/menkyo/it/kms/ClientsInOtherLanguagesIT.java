package org.menkyo.it.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.demo.RestSession.json;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.RevealedKeys;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Program;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.key.ProductKey;

/** The clients that were written from the documents, beside the Java client, with one host and one center. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientsInOtherLanguagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final String EDITION_NAME = "Windows Vista Enterprise";
    private static final int EDITION = 102;
    private static final int THRESHOLD = 25;

    private static RestSession operator;
    private static RevealedKeys keys;
    private static Machines java;
    private static KmsPeer python;
    private static CProgram c;
    private static String catalog;
    private static String host;

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() {
        KmsPeer.needPython();
        Stage stage = Stage.set(PRODUCT.addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream())));
        operator = stage.demoAccount("demo-operator");
        catalog = operator.get("/catalog/client").expect(200).body();
        c = new CProgram(catalog);
        python = new KmsPeer("machines.py", catalog, PRODUCT.kmsPort());
        java = new Machines(PRODUCT.addresses(), Machines.catalog(stage));
        keys = new MainJob(stage).asFarAsKeys();
        host = operator.post(
                        "/kms-hosts",
                        json(
                                "productKey",
                                keys.kmsHostKey(),
                                "platform",
                                "SERVER",
                                "name",
                                "three languages " + stage.run()))
                .expect(201)
                .text("id");
    }

    @AfterAll
    static void giveTheHostUp() {
        if (host != null) {
            operator.post("/kms-hosts/" + host + "/deactivation").expect(200);
        }
    }

    @Test
    @Order(1)
    @Tag("VA-302")
    @Tag("VA-304")
    @Tag("VA-403")
    void thePublishedVectorsAreWhatTheDocumentsSay() {
        String library = KmsPeer.environment().get("PYTHONPATH");
        Program.Ended tests = new Program(folder, KmsPeer.environment())
                .run("", List.of(KmsPeer.INTERPRETER, "-m", "unittest", "discover", "-s", library, "-t", library));

        assertThat(tests.code()).as(tests.errors()).isZero();
        assertThat(tests.errors()).containsPattern("Ran [4-9][0-9] tests");
    }

    @Test
    @Order(2)
    @Tag("VA-302")
    @Tag("VA-304")
    @Tag("VA-306")
    @Tag("VA-316")
    void machinesOfThreeLanguagesReachTheThresholdTogether() {
        List<String> told = new ArrayList<>();
        for (int i = 1; i <= THRESHOLD + 2; i++) {
            told.add(
                    switch (i % 3) {
                        case 1 -> askedByC();
                        case 2 -> askedByPython("python " + i);
                        default -> askedByJava("java " + i);
                    });
        }

        List<String> expected = IntStream.range(1, THRESHOLD)
                .mapToObj(count -> "NOT_ENOUGH_MACHINES " + count + " " + (THRESHOLD - count))
                .collect(Collectors.toList());
        IntStream.rangeClosed(THRESHOLD, THRESHOLD + 2)
                .mapToObj(count -> "ACTIVATED_BY_HOST " + count + " 0")
                .forEach(expected::add);
        assertThat(told).isEqualTo(expected);
        assertThat(operator.get("/kms-hosts/" + host).expect(200).number("count"))
                .isEqualTo(THRESHOLD + 2);
    }

    @Test
    @Order(3)
    @Tag("VA-302")
    void aWrongSignatureActivatesNoneOfThem() throws IOException {
        try (FalsifyingRelay relay = new FalsifyingRelay(PRODUCT.kmsPort())) {
            ActivationClient machine = java.client("java falsified");
            machine.setKmsPort(OptionalInt.of(relay.port()));
            JsonObject told = new KmsPeer("machines.py", catalog, relay.port())
                    .does("activate", "edition", EDITION, "name", "python falsified")
                    .asJsonObject();

            assertThat(told.getString("outcome")).isEqualTo("HOST_NOT_TRUSTED");
            assertThat(told.getString("state")).isEqualTo("INITIAL_GRACE");
            assertThat(c.activate(EDITION, relay.port()))
                    .startsWith("HOST_NOT_TRUSTED")
                    .endsWith("the signature of the answer is wrong");
            assertThat(machine.activate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
            assertThat(relay.falsified()).isEqualTo(3);
        }
    }

    @Test
    @Order(4)
    @Tag("VA-201")
    @Tag("VA-204")
    @Tag("VA-205")
    @Tag("VA-209")
    void aMachineInPythonGoesThroughAllStatesAndBack() {
        JsonObject told = python.does("life", "edition", EDITION, "name", "python for 210 days")
                .asJsonObject();

        assertThat(told.getString("activated")).isEqualTo("ACTIVATED_BY_HOST");
        assertThat(told.getJsonArray("states"))
                .hasToString("[[1,\"LICENSED\"],[180,\"OUT_OF_TOLERANCE_GRACE\"],[210,\"NOTIFICATION\"]]");
        // Every 7 days for 180 days, then on each day that was simulated.
        assertThat(told.getInt("tries")).isEqualTo(180 / 7 + 32);
        assertThat(told.getJsonArray("noticed")).hasToString("[\"NOTIFICATION\",true]");
        assertThat(told.getString("again")).isEqualTo("ACTIVATED_BY_HOST");
        assertThat(told.getJsonArray("afterwards")).hasToString("[\"LICENSED\",false]");
    }

    @Test
    @Order(5)
    @Tag("VA-401")
    @Tag("VA-402")
    void aProductKeyIsUsedOnceByAMachineWhateverItsLanguage() {
        String center = PRODUCT.addresses().rest().toString();
        JsonObject first = python.does(
                        "online", "edition", EDITION, "name", "one machine", "key", keys.mak(), "center", center)
                .asJsonObject();
        String second = c.activate(
                EDITION,
                keys.mak(),
                center,
                "SYSTEM_BOARD of one machine",
                "SYSTEM_DISK of one machine",
                "NETWORK_ADAPTER of one machine");
        ActivationClient third = java.install(EDITION_NAME, "java", sameMachine("one machine"));
        third.installKey(ProductKey.parse(keys.mak()));
        ActivationResult result = third.activate();

        assertThat(first.getString("outcome")).isEqualTo("ACTIVATED_BY_KEY");
        assertThat(first.getString("state")).isEqualTo("LICENSED");
        assertThat(second).isEqualTo("ACTIVATED_BY_KEY left=" + first.getInt("left"));
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(result.remainingActivations()).hasValue(first.getInt("left"));
        assertThat(c.activate(EDITION, keys.mak(), center, "another", "machine", "altogether"))
                .isEqualTo("ACTIVATED_BY_KEY left=" + (first.getInt("left") - 1));
        assertThat(c.activate(EDITION, keys.kmsHostKey(), center, "another", "machine", "altogether"))
                .startsWith("CENTER_REFUSED");
    }

    @Test
    @Order(6)
    @Tag("VA-403")
    void aMachineInPythonIsActivatedByPhone() {
        String id = ((JsonString) python.does(
                        "installation_id", "edition", EDITION, "name", "phone", "key", keys.mak(), "folder", folder))
                .getString();
        JsonArrayBuilder typed = Json.createArrayBuilder();
        List.of(id.split("-")).forEach(typed::add);
        String read = RestSession.signedIn(PRODUCT.rest(""), "demo-support", "demo-support-1")
                .post(
                        "/phone-activations",
                        Json.createObjectBuilder().add("groups", typed).build())
                .expect(200)
                .object()
                .getJsonArray("groups")
                .getValuesAs(JsonString::getString)
                .stream()
                .collect(Collectors.joining(" "));

        assertThat(python.does("confirm", "edition", EDITION, "name", "phone", "folder", folder, "id", read))
                .hasToString("[\"ACTIVATED_BY_KEY\",\"LICENSED\"]");
    }

    private static String askedByC() {
        return c.activate(EDITION, PRODUCT.kmsPort())
                .replaceFirst("(\\w+) count=(\\d+) missing=(\\d+) renewal=10080 retry=120 host=\\S+$", "$1 $2 $3");
    }

    private static String askedByPython(String name) {
        JsonObject told =
                python.does("activate", "edition", EDITION, "name", name).asJsonObject();
        return told.getString("outcome") + " " + told.getInt("count") + " " + told.getInt("missing");
    }

    private static String askedByJava(String name) {
        ActivationResult result = java.client(name).activate();
        return result.outcome() + " " + result.count().orElse(-1) + " " + result.missing();
    }

    private static HardwareReader sameMachine(String name) {
        return HardwareReader.of(
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, "SYSTEM_BOARD of " + name,
                        HardwareComponent.SYSTEM_DISK, "SYSTEM_DISK of " + name,
                        HardwareComponent.NETWORK_ADAPTER, "NETWORK_ADAPTER of " + name),
                false);
    }
}
