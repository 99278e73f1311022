package org.menkyo.machines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.state.Activation;
import org.menkyo.machines.agent.Contact;
import org.menkyo.protocol.cil.ComputerInformationList;

/** The command line beside machines in memory; EnrolledAgentsTest reaches real agents. */
@Timeout(120)
class MenkyoMachinesTest {

    private static final String KEY = FakeAgents.KEY.formatted();
    private static final String CENTER = "https://center.example.com/api";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    /** 10.0.0.1 to 10.0.0.n. */
    private void machines(int number) {
        for (int i = 1; i <= number; i++) {
            bench.agents.add("10.0.0." + i);
        }
    }

    private int run(String... words) {
        return bench.run("", words);
    }

    private List<JsonObject> listed(String... words) {
        List<String> all = new ArrayList<>(List.of("list", "--json"));
        all.addAll(List.of(words));
        assertThat(run(all.toArray(String[]::new))).as(bench.err()).isZero();
        return Json.createReader(new StringReader(bench.out())).readObject().getJsonArray("machines").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    @Tag("VA-501")
    void findsMachinesInARangeAndAsksEachForItsState() {
        machines(12);
        bench.agents.machine("10.0.0.3").failing(Contact.NOT_TRUSTED);
        bench.agents.machine("10.0.0.4").failing(Contact.NO_ANSWER);

        assertThat(run("find", "--range", "10.0.0.0/24", "--into", "Tokyo")).isEqualTo(1);
        assertThat(bench.out()).contains("10 machines answered, 1 did not; 254 addresses in all.");
        List<JsonObject> machines = listed();
        assertThat(machines)
                .as("an address where nothing answers is no machine")
                .hasSize(11);
        JsonObject first = machines.get(0);
        assertThat(first.getString("machineName")).isEqualTo("m-10.0.0.1");
        assertThat(first.getString("licenseState")).isEqualTo("INITIAL_GRACE");
        assertThat(first.getString("answeredAt")).isEqualTo("2026-11-30T01:00:00Z");
        assertThat(first.getString("foundBy")).isEqualTo("range 10.0.0.0/24");
        assertThat(first.getJsonArray("groups").getString(0)).isEqualTo("Tokyo");
        assertThat(listed("--contact", "not_trusted"))
                .singleElement()
                .satisfies(machine -> assertThat(machine.getString("address")).isEqualTo("10.0.0.3"));
    }

    @Test
    @Tag("VA-501")
    void whatIsNamedIsInTheInventoryAlsoIfItDoesNotAnswer() throws IOException {
        bench.agents.add("pc-1.example.com");
        Path file = Files.writeString(folder.resolve("list.txt"), "PC-1.example.com\npc-2.example.com # new\n");

        assertThat(run("find", "--file", file.toString())).isEqualTo(1);
        assertThat(listed()).hasSize(2);
        assertThat(listed("--contact", "NO_ANSWER"))
                .singleElement()
                .satisfies(machine -> assertThat(machine.getString("address")).isEqualTo("pc-2.example.com"));
        bench.agents.add("pc-2.example.com");
        assertThat(run("ask", "--contact", "NO_ANSWER")).isZero();
        assertThat(bench.out()).contains("1 of 1 machines answered");
    }

    @Test
    @Tag("VA-501")
    void aSlowMachineIsGivenUpAndAsksAgainLater() {
        machines(3);
        bench.agents.machine("10.0.0.2").silent();
        assertThat(run("find", "10.0.0.1", "10.0.0.2", "10.0.0.3", "--timeout", "1"))
                .isEqualTo(1);
        assertThat(listed("--contact", "TIMED_OUT")).hasSize(1);
    }

    @Test
    @Tag("VA-501")
    void whatWasStoppedGoesOnWithTheMachinesThatAreMissing() {
        machines(200);
        AtomicInteger asked = new AtomicInteger();
        Object turn = new Object();
        bench.agents.before(address -> {
            // One after the other, so that nobody overtakes the one that stops.
            synchronized (turn) {
                if (asked.incrementAndGet() == 60) {
                    bench.stop();
                }
            }
        });
        assertThat(run("find", "--range", "10.0.0.0/24", "--parallel", "8")).isEqualTo(1);
        assertThat(bench.err())
                .containsPattern("Stopped: \\d+ of 254 are not done yet")
                .contains("--resume");
        int known = listed().size();
        assertThat(known).as("60, and those that were being asked beside it").isBetween(60 - 7, 60 + 7);

        bench.agents.before(address -> {});
        bench.agents.asked().clear();
        assertThat(run("find", "--resume", "--parallel", "8")).isZero();
        assertThat(listed()).hasSize(200);
        assertThat(bench.agents.asked()).as("nobody is asked twice").hasSize(254 - known);
        assertThat(run("find", "--resume")).isEqualTo(2);
        assertThat(bench.err()).contains("nothing to go on with");
    }

    @Test
    @Tag("VA-501")
    void withoutAWordTheLocalSubnetIsLookedAt() throws IOException {
        List<String> own = new ArrayList<>();
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(card -> card.inetAddresses())
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .forEach(address -> own.add(address.getHostAddress()));
        int code = run("find", "--parallel", "64");
        if (own.isEmpty()) {
            assertThat(code).isEqualTo(2);
        } else if (code == 0) {
            assertThat(bench.agents.asked())
                    .as("the network of this machine")
                    .extracting(HostAddress::name)
                    .containsAll(own);
        } else {
            assertThat(bench.err()).as("a network that is too large").contains("at most 65536");
        }
    }

    @Test
    @Tag("VA-501")
    void groupsFiltersAndCounts() {
        machines(9);
        run("find", "--range", "10.0.0.1-10.0.0.9");
        bench.agents.machine("10.0.0.5").with(FakeAgents.KEY);
        run("activate", "--by", "KMS", "10.0.0.1", "10.0.0.2");
        run("activate", "--by", "MAK", "10.0.0.5");

        assertThat(run("group", "--into", "東京", "10.0.0.[1-3]")).isZero();
        assertThat(bench.out()).contains("3 machines are in the group 東京");
        assertThat(listed("--group", "東京")).hasSize(3);
        assertThat(listed("--group", "東京", "--state", "LICENSED")).hasSize(2);
        assertThat(listed("--activated-by", "KMS,ONLINE")).hasSize(3);
        assertThat(listed("--never-activated")).hasSize(6);
        assertThat(listed("--edition", "プロ*")).hasSize(9);
        assertThat(listed("--ends-within", "40")).hasSize(8);
        assertThat(listed("--ends-within", "10")).isEmpty();
        assertThat(listed("M-10.0.0.7")).hasSize(1);
        assertThat(run("list", "--by", "STATE")).isZero();
        assertThat(bench.out().lines())
                .containsExactly("STATE          MACHINES", "initial grace  6", "licensed       3", "9 machines");
        assertThat(run("list", "--by", "SUBNET", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"10.0.0.0/24\":9}");
        assertThat(run("list", "--by", "GROUP", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"\":6,\"東京\":3}");
        assertThat(run("group", "--out-of", "東京", "10.0.0.1")).isZero();
        assertThat(listed("--group", "東京")).hasSize(2);
        assertThat(run("forget", "--group", "東京")).isZero();
        assertThat(listed()).hasSize(7);
        assertThat(run("forget")).isEqualTo(2);
    }

    @Test
    @Tag("VA-501")
    void theTableIsStraightInBothLanguages() {
        machines(2);
        bench.agents.machine("10.0.0.1").with(FakeAgents.KEY).named("受付");
        run("find", "10.0.0.1", "10.0.0.2", "10.0.0.3", "--into", "営業");
        run("list");
        String last = KEY.substring(KEY.length() - 5);
        assertThat(bench.out().lines())
                .containsExactly(
                        "MACHINE     ADDRESS   STATE          ENDS                    KEY    EDITION       PROBLEM   "
                                + " GROUPS",
                        "受付        10.0.0.1  initial grace  Dec 30, 2026, 12:00 AM  " + last
                                + "  プロ Edition             営業",
                        "m-10.0.0.2  10.0.0.2  initial grace  Dec 30, 2026, 12:00 AM         プロ Edition             営業",
                        "10.0.0.3              –                                                           no answer "
                                + " 営業",
                        "3 machines");
    }

    @Test
    @Tag("VA-501")
    void exportsCsvThatSpreadsheetsReadAsText() throws IOException {
        bench.agents.add("10.0.0.1").named("=cmd,\"x\"");
        run("find", "10.0.0.1");
        Path csv = folder.resolve("out.csv");
        assertThat(run("list", "--csv", csv.toString())).isZero();
        List<String> lines = Files.readString(csv).lines().toList();
        assertThat(lines.get(0)).startsWith("\uFEFFmachineName,address,port,groups,");
        assertThat(lines.get(1)).startsWith("\"'=cmd,\"\"x\"\"\",10.0.0.1,1689,,name");
        assertThat(lines.get(1).split(",", -1)).as("one comma is in the name").hasSize(23);
    }

    @Test
    @Tag("VA-501")
    void whatAMachineSaysDoesNotSteerTheTerminal() {
        bench.agents.add("10.0.0.1").named("pc\u001b[2J\u202e1");
        bench.agents.add("10.0.0.2").failing(Contact.REFUSED);
        run("find", "10.0.0.1", "10.0.0.2");
        assertThat(listed().get(0).getString("machineName")).isEqualTo("pc[2J1");
        assertThat(listed().get(1).getString("problem")).isEqualTo("no[31m 10.0.0.2:1689");
    }

    @Test
    @Tag("VA-502")
    void installsAKeyAndActivatesEachWithIt() throws IOException {
        machines(30);
        run("find", "--range", "10.0.0.1-10.0.0.30");
        assertThat(bench.run(KEY + "\n", "install-key", "10.0.0.1*")).isZero();
        assertThat(bench.out()).contains("installed on 11 of 11 machines");
        assertThat(bench.run(KEY + "\n", "activate", "--by", "mak", "--install-key"))
                .isZero();
        assertThat(bench.agents.licensed().values()).containsOnly(true);
        assertThat(listed("--activated-by", "ONLINE")).hasSize(30);
        assertNoKey();
    }

    /** Neither what was written nor what is kept has more than a key's last group. */
    private void assertNoKey() throws IOException {
        String secret = FakeAgents.KEY.characters().substring(0, 20);
        try (Stream<Path> files = Files.walk(folder.resolve("tool"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain(secret, KEY.substring(0, 23), KEY.substring(0, 11));
            }
        }
        run("list", "--json");
        assertThat(bench.out()).contains(FakeAgents.KEY.masked()).doesNotContain(KEY.substring(0, 11));
    }

    @Test
    @Tag("VA-502")
    void activatesByAKmsHost() {
        machines(4);
        bench.agents.machine("10.0.0.4").with(FakeAgents.KEY);
        run("find", "--range", "10.0.0.1-10.0.0.4");
        assertThat(run("activate", "--by", "KMS", "--kms-host", "kms.example.com:1700"))
                .isEqualTo(1);
        assertThat(bench.agents.machine("10.0.0.1").kmsHost()).contains("kms.example.com:1700");
        assertThat(bench.agents.machine("10.0.0.1").way()).contains(Activation.Way.KMS);
        assertThat(listed("--failed"))
                .as("a key is not removed unless that is said")
                .singleElement()
                .satisfies(machine ->
                        assertThat(machine.getString("lastWorkResult")).isEqualTo("HAS_KEY"));
        assertThat(run("activate", "--by", "KMS", "--failed", "--remove-key")).isZero();
        assertThat(bench.agents.machine("10.0.0.4").way()).contains(Activation.Way.KMS);
    }

    @Test
    @Tag("VA-502")
    void changesNoOtherMachineThatHasComeToTheAddress() {
        machines(1);
        run("find", "10.0.0.1");
        bench.agents.machine("10.0.0.1").named("somebody-else");
        assertThat(run("activate", "--by", "KMS")).isEqualTo(1);
        assertThat(bench.agents.machine("10.0.0.1").isLicensed()).isFalse();
        assertThat(listed("--contact", "OTHER_MACHINE")).hasSize(1);
        assertThat(run("ask")).isZero();
        assertThat(run("activate", "--by", "KMS")).isZero();
    }

    @Test
    @Tag("VA-502")
    @Tag("VA-404")
    @Tag("VA-405")
    void activatesByProxyAndReusesConfirmationsForReimagedHardware() throws IOException {
        machines(230);
        run("find", "--range", "10.0.0.0/24");
        assertThat(bench.run(KEY + "\n", "activate", "--by", "PROXY", "--center", CENTER, "--install-key"))
                .isZero();
        assertThat(bench.agents.licensed().values()).containsOnly(true);
        assertThat(bench.calls).containsExactly(200, 30);

        bench.agents.machine("10.0.0.7").reimaged();
        bench.calls.clear();
        assertThat(bench.run(KEY + "\n", "activate", "--by", "PROXY", "--center", CENTER, "--install-key", "10.0.0.7"))
                .isZero();
        assertThat(bench.agents.machine("10.0.0.7").isLicensed()).isTrue();
        assertThat(bench.calls).as("the center is not asked again").isEmpty();
        assertNoKey();
    }

    @Test
    @Tag("VA-502")
    void aCenterThatFailsLosesNothing() {
        machines(3);
        run("find", "--range", "10.0.0.1-10.0.0.3");
        bench.run(KEY + "\n", "install-key");
        bench.centerIsAway(true);
        assertThat(bench.run(KEY + "\n", "activate", "--by", "PROXY", "--center", CENTER))
                .isEqualTo(3);
        assertThat(bench.err()).contains(CENTER + " did not do it: away").doesNotContain(KEY);
        bench.centerIsAway(false);
        bench.permitted(2);
        assertThat(bench.run(KEY + "\n", "activate", "--by", "PROXY", "--center", CENTER, "--resume"))
                .isEqualTo(1);
        assertThat(bench.agents.licensed().values()).containsExactlyInAnyOrder(true, true, false);
        assertThat(listed("--failed").get(0).getString("lastWorkResult")).isEqualTo("ACTIVATIONS_EXHAUSTED");
    }

    @Test
    @Tag("VA-502")
    @Tag("VA-404")
    void carriesAListFromAnIsolatedNetworkAndBack() throws Exception {
        machines(5);
        bench.agents.machine("10.0.0.5").failing(Contact.NO_ANSWER);
        run("find", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5");
        bench.run(KEY + "\n", "install-key");
        Path list = folder.resolve("carried.xml");
        assertThat(run("collect", "--list", list.toString(), "--without-personal-data"))
                .isEqualTo(1);
        assertThat(bench.out()).contains("4 of 5 machines are collected");
        assertThat(Files.readString(list)).doesNotContain("m-10.0.0.1", KEY);

        Bench connected = new Bench(Files.createDirectory(folder.resolve("connected")));
        connected.permitted(3);
        assertThat(connected.run(KEY + "\n", "complete", list.toString(), "--center", CENTER))
                .isEqualTo(1);
        assertThat(connected.out()).contains("3 of 4 computers have a confirmation ID");
        connected.permitted(9);
        assertThat(connected.run(KEY + "\n", "complete", list.toString(), "--center", CENTER))
                .isZero();
        assertThat(connected.calls).as("nobody is asked for again").containsExactly(4, 1);

        assertThat(run("apply", "--list", list.toString(), "10.0.0.[1-4]")).isZero();
        assertThat(bench.agents.licensed()).containsEntry("10.0.0.1", true).containsEntry("10.0.0.4", true);
        bench.agents.machine("10.0.0.2").reimaged();
        bench.run(KEY + "\n", "install-key", "10.0.0.2");
        assertThat(run("apply", "10.0.0.2")).as("by what was kept").isZero();
        assertThat(bench.agents.machine("10.0.0.2").isLicensed()).isTrue();
    }

    @Test
    @Tag("VA-502")
    void mergesLists() throws Exception {
        machines(3);
        run("find", "--range", "10.0.0.1-10.0.0.3");
        bench.run(KEY + "\n", "install-key");
        Path one = folder.resolve("one.xml");
        Path two = folder.resolve("two.xml");
        run("collect", "--list", one.toString(), "10.0.0.1", "10.0.0.2");
        run("collect", "--list", two.toString(), "10.0.0.2", "10.0.0.3");
        bench.run(KEY + "\n", "complete", two.toString(), "--center", CENTER);
        assertThat(run("merge", one.toString(), two.toString())).isZero();
        ComputerInformationList merged = ComputerInformationList.parse(Files.readAllBytes(one));
        assertThat(merged.computers()).hasSize(3);
        assertThat(merged.computers().stream().filter(c -> c.confirmationId().isPresent()))
                .hasSize(2);
        assertThat(run(
                        "merge",
                        one.toString(),
                        Files.writeString(folder.resolve("x"), "<x/>").toString()))
                .isEqualTo(3);
        assertThat(bench.err()).contains("no computer information list");
    }

    @Test
    @Tag("VA-501")
    void collectingGoesOnWhereItWasStopped() throws Exception {
        machines(40);
        run("find", "--range", "10.0.0.1-10.0.0.40");
        bench.run(KEY + "\n", "install-key");
        AtomicInteger asked = new AtomicInteger();
        bench.agents.before(address -> {
            if (asked.incrementAndGet() == 30) {
                bench.stop();
            }
        });
        Path list = folder.resolve("list.xml");
        assertThat(run("collect", "--list", list.toString(), "--parallel", "2")).isEqualTo(1);
        assertThat(list).doesNotExist();
        bench.agents.before(address -> {});
        assertThat(run("collect", "--resume")).isZero();
        assertThat(ComputerInformationList.parse(Files.readAllBytes(list)).computers())
                .hasSize(40);
    }

    @Test
    @Tag("VA-408")
    void writesAKeyIntoAnAnswerFileAndRemovesIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("unattend.xml"), "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"/>");
        assertThat(bench.run(KEY + "\n", "unattend-write", file.toString())).isZero();
        assertThat(Files.readString(file)).contains(KEY, "specialize");
        assertThat(bench.out()).contains(FakeAgents.KEY.masked()).doesNotContain(KEY);
        assertThat(run("unattend-remove", file.toString())).isZero();
        assertThat(Files.readString(file)).doesNotContain(KEY);
        assertThat(bench.run(KEY.replace('-', 'x'), "unattend-write", file.toString()))
                .isEqualTo(2);
    }

    @Test
    @Tag("VA-503")
    void tellsTheCenterTheLicenseStatesWhenToldTo() throws IOException {
        machines(3);
        bench.agents.machine("10.0.0.2").with(FakeAgents.KEY);
        run("find", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");
        run("activate", "--by", "KMS", "10.0.0.1");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> seen = new ArrayList<>();
        server.createContext("/", call -> {
            try (call) {
                seen.add(call.getRequestMethod() + " " + call.getRequestURI());
                seen.add(call.getRequestHeaders().getFirst("Authorization"));
                seen.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                boolean refused = seen.get(0).contains("bad");
                byte[] answer = (refused ? "{\"detail\":\"Not permitted.\"}" : "{\"machines\":4}").getBytes();
                call.sendResponseHeaders(refused ? 403 : 200, answer.length);
                call.getResponseBody().write(answer);
            }
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/api";
            bench.environment.put("MENKYO_TOKEN", "menkyo_a_secret");
            assertThat(run("upload", "--center", address, "--license-id", "68000123", "--as", "東京 1"))
                    .as(bench.err())
                    .isZero();
            assertThat(seen.get(0)).isEqualTo("PUT /api/licenses/68000123/machine-inventories/%E6%9D%B1%E4%BA%AC%201");
            assertThat(seen.get(1)).isEqualTo("Bearer menkyo_a_secret");
            JsonObject body = Json.createReader(new StringReader(seen.get(2))).readObject();
            JsonArray machines = body.getJsonArray("machines");
            assertThat(machines).hasSize(4);
            JsonObject first = machines.getJsonObject(0);
            assertThat(first.keySet())
                    .containsExactlyInAnyOrder(
                            "machineName",
                            "clientMachineId",
                            "edition",
                            "activationWay",
                            "licenseState",
                            "remainingMinutes",
                            "virtual",
                            "lastAnsweredAt");
            assertThat(first.getString("activationWay")).isEqualTo("KMS");
            assertThat(machines.getJsonObject(3).keySet()).containsExactly("machineName");
            assertThat(seen.get(2)).doesNotContain(KEY.substring(KEY.length() - 5));
            seen.clear();
            assertThat(run("upload", "--center", address, "--license-id", "bad", "--as", "x"))
                    .isEqualTo(1);
            assertThat(bench.err()).contains("Not permitted.").doesNotContain("menkyo_a_secret");
        } finally {
            server.stop(0);
        }
        assertThat(run("upload", "--center", "http://elsewhere.example/api", "--license-id", "a", "--as", "x"))
                .isEqualTo(2);
    }

    @Test
    @Tag("VA-503")
    void makesAnAuthorityWhoseFilesAreTheOwnersOnly() throws IOException {
        assertThat(run("authority", "create", "site-1")).as(bench.err()).isZero();
        assertThat(run("authority", "create", "site-1")).isEqualTo(2);
        assertThat(run("authority", "certificates")).isZero();
        assertThat(bench.out()).contains("site-1", "tool");
        Path file = folder.resolve("pc-1.pem");
        assertThat(run("enrollment-file", "pc-1", file.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tool"))))
                .isEqualTo("rwx------");
        assertThat(run("authority", "revoke", "pc-1")).isZero();
        assertThat(bench.out()).contains("1 certificates of pc-1 are revoked");
        assertThat(run("enrollment-file", "pc-1", file.toString()))
                .as("is there already")
                .isEqualTo(2);
        assertThat(run("code")).isZero();
        assertThat(bench.out().strip()).matches("([0-9A-Z]{4}-){5}[0-9A-Z]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find --range 10.0.0.0/8",
                "find --subnet --range 10.0.0.1",
                "find --resume 10.0.0.1",
                "find --parallel 257 10.0.0.1",
                "find --timeout 0 10.0.0.1",
                "find --port 70000 10.0.0.1",
                "find --directory http://x --base a",
                "find --directory ldap://x",
                "ask",
                "ask --state GONE",
                "activate",
                "activate --by PROXY",
                "activate --by MAK --kms-host a",
                "activate --by KMS --center https://a",
                "group --into a --out-of b",
                "list --csv - --json",
                "collect",
                "list --nothing",
                "install-key",
                "nonsense"
            })
    @Tag("VA-501")
    void aWrongCommandIsToldInBothLanguagesAndDoesNothing(String command) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            bench.speak(locale);
            assertThat(run(command.split(" "))).isEqualTo(2);
            assertThat(bench.err()).isNotBlank().doesNotContain("Exception", "unexpected", "予期しない");
            boolean japanese = bench.err().codePoints().anyMatch(c -> c >= 0x3040 && c < 0x3100);
            assertThat(japanese).as(bench.err()).isEqualTo(locale == Locale.JAPANESE);
        }
        assertThat(bench.agents.asked()).isEmpty();
    }
}
