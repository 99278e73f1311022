package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.agent.AgentIdentity;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.AgentService;
import org.menkyo.client.agent.Problem;
import org.menkyo.client.agent.Product;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Program;
import org.menkyo.it.peer.Program.Ended;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.key.ProductKey;

/** The management tool as people start it, between the agents of two machines and the running center. */
class MachinesToolIT {

    private static final String SERVER_STANDARD = "Windows Server 2008 Standard";
    private static final String SITE = "Osaka 2";
    private static final RunningProduct PRODUCT = RunningProduct.get();

    @TempDir
    private Path folder;

    private final Machines machines = new Machines(
            PRODUCT.addresses(), Machines.catalog(Stage.set(PRODUCT.addresses(), new Narration(System.out))));
    private final List<Installed> installed = new ArrayList<>();
    private final List<AgentService> agents = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    /** A machine with a product. */
    private record Installed(
            Machines machines, String machine, HardwareReader hardware, LicenseStore store, FileEventLog eventLog)
            implements Product {

        @Override
        public ActivationClient client(Locale language) {
            return machines.client(SERVER_STANDARD, machine, hardware, store);
        }

        @Override
        public String name() {
            return SERVER_STANDARD;
        }

        @Override
        public Problem problem(Exception thrown, Locale language) {
            return new Problem(409, "NOT_DONE", String.valueOf(thrown.getMessage()));
        }

        LicenseState state() {
            return client(Locale.ENGLISH).state();
        }
    }

    @BeforeEach
    void start() throws IOException {
        done(tool(Map.of(), "", "authority", "create", "site-tools"));
        for (int port : FreePorts.take(2)) {
            String machine = "pc-" + (agents.size() + 1);
            Path own = Files.createDirectory(folder.resolve(machine));
            Path enrollment = folder.resolve(machine + ".enrollment");
            done(tool(Map.of(), "", "enrollment-file", machine, enrollment.toString()));
            AgentIdentity identity = new AgentIdentity(own);
            identity.begin(Credentials.parse(Files.readAllBytes(enrollment)));
            Installed product = new Installed(
                    machines,
                    machine,
                    Machines.hardware(false),
                    new MemoryLicenseStore(),
                    new FileEventLog(own.resolve("events.log")));
            installed.add(product);
            agents.add(new AgentService(
                    product,
                    identity,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    AgentLimits.USUAL,
                    Clock.systemUTC(),
                    new SecureRandom()));
            addresses.add("127.0.0.1:" + port);
        }
        done(tool(Map.of(), "", "find", addresses.get(0), addresses.get(1), "--timeout", "60", "--into", "site"));
    }

    @AfterEach
    void end() throws IOException {
        for (AgentService agent : agents) {
            agent.close();
        }
    }

    @Test
    @Tag("VA-404")
    @Tag("VA-502")
    @Tag("VA-503")
    void machinesAreActivatedByProxyAsFarAsTheKeyGoesAndShownUnderTheLicenseId() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        ProductKey mak = owner.mak();

        Ended activated = tool(Map.of(), mak.formatted() + "\n", byProxy("--install-key"));

        assertThat(activated.code()).as(activated.errors()).isEqualTo(1);
        assertThat(activated.output()).contains("1 of 2 machines are activated, 1 are not.");
        assertThat(installed)
                .extracting(Installed::state)
                .containsExactlyInAnyOrder(LicenseState.LICENSED, LicenseState.INITIAL_GRACE);
        assertThat(owner.listedMak().getInt("used")).isEqualTo(1);
        String failed = done(tool(Map.of(), "", "list", "--failed"));
        assertThat(failed).contains("ACTIVATIONS_EXHAUSTED", "1 machines");

        done(tool(Map.of("MENKYO_TOKEN", uploadToken(owner)), "", upload(owner.licenseId())));

        RestSession administrator = owner.administrator();
        String inventories = "/licenses/" + owner.licenseId() + "/machine-inventories";
        JsonObject told = administrator.get(inventories).expect(200).items().get(0);
        assertThat(told.getString("name")).isEqualTo(SITE);
        assertThat(told.getInt("machines")).isEqualTo(2);
        assertThat(told.getInt("licensed")).isEqualTo(1);
        assertThat(told.getInt("initialGrace")).isEqualTo(1);
        assertThat(administrator
                        .get(inventories + "/Osaka%202/machines")
                        .expect(200)
                        .items())
                .hasSize(2)
                .filteredOn(machine -> machine.getString("licenseState").equals("LICENSED"))
                .singleElement()
                .satisfies(machine -> {
                    assertThat(machine.getString("machineName")).isEqualTo(licensed());
                    assertThat(machine.getString("edition")).isEqualTo(SERVER_STANDARD);
                    assertThat(machine.getBoolean("virtual")).isFalse();
                    assertThat(machine.containsKey("remainingMinutes")).isFalse();
                });

        Ended again = tool(Map.of(), mak.formatted() + "\n", byProxy());

        assertThat(again.code()).isEqualTo(1);
        assertThat(owner.listedMak().getInt("used")).as("nothing is used twice").isEqualTo(1);
        done(tool(
                Map.of("MENKYO_PASSWORD", owner.password()),
                "",
                upload(owner.licenseId(), "--account", owner.email())));
        assertThat(administrator.get(inventories).expect(200).items()).hasSize(1);
    }

    @Test
    @Tag("VA-502")
    @Tag("VA-503")
    void anInventoryIsTakenFromNobodyWhoMayNotSeeTheKeys() {
        KeyOwner owner = new KeyOwner(PRODUCT, 1);
        KeyOwner other = new KeyOwner(PRODUCT, 1);

        Ended refused = tool(Map.of("MENKYO_TOKEN", uploadToken(other)), "", upload(owner.licenseId()));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.errors()).contains(PRODUCT.rest("").toString(), "did not take the inventory");
        assertThat(owner.administrator()
                        .get("/licenses/" + owner.licenseId() + "/machine-inventories")
                        .expect(200)
                        .items())
                .isEmpty();
    }

    private String licensed() {
        return installed.stream()
                .filter(machine -> machine.state() == LicenseState.LICENSED)
                .findFirst()
                .orElseThrow()
                .machine();
    }

    /** A token that only uploads, and only for the owner's license ID. */
    private static String uploadToken(KeyOwner owner) {
        return owner.administrator()
                .post(
                        "/access-tokens",
                        Json.createObjectBuilder()
                                .add("name", "tool")
                                .add(
                                        "expiresAt",
                                        Instant.now().plus(Duration.ofDays(1)).toString())
                                .add("operations", Json.createArrayBuilder().add("UPLOAD_MACHINE_INVENTORY"))
                                .add("licenseIds", Json.createArrayBuilder().add(owner.licenseId()))
                                .build())
                .expect(201)
                .text("secret");
    }

    private static String[] byProxy(String... more) {
        return words(List.of("activate", "--by", "PROXY", "--group", "site"), more);
    }

    private static String[] upload(String licenseId, String... more) {
        return words(List.of("upload", "--license-id", licenseId, "--as", SITE, "--group", "site"), more);
    }

    private static String[] words(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.add("--center=" + PRODUCT.rest(""));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Ended tool(Map<String, String> environment, String input, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-jar",
                System.getProperty("menkyo.it.machines", "../machines/target/menkyo-machines.jar"),
                "--dir=" + folder.resolve("tool")));
        command.addAll(List.of(words));
        return new Program(folder, environment).run(input, command);
    }

    /** What was printed by a command that has to end well. */
    private static String done(Ended ended) {
        assertThat(ended.code()).as(ended.output() + ended.errors()).isZero();
        return ended.output();
    }
}
