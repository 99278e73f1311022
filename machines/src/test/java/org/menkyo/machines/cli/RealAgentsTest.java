package org.menkyo.machines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.machines.agent.RealMachines;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKeyCodec;

/** The command line beside twelve real agents over TLS on loopback, one of another authority, one that says nothing, and dead ones. */
@Timeout(180)
class RealAgentsTest {

    private static final String KEY =
            new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 2, 17).formatted();
    private static final String CENTER = "https://center.example.com/api";

    @TempDir
    private Path folder;

    private Bench bench;
    private RealMachines machines;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(folder);
        bench.useRealAgents();
        assertThat(bench.run("", "authority", "create", "site-1")).isZero();
        AgentAuthority authority = AgentAuthority.open(
                folder.resolve("tool").resolve("authority"), Optional.empty(), Clock.systemUTC(), new SecureRandom());
        machines = new RealMachines(Files.createDirectory(folder.resolve("machines")));
        for (int i = 1; i <= 12; i++) {
            machines.start(authority, i, "127.0.1." + i);
        }
        AgentAuthority other = AgentAuthority.create(
                folder.resolve("other"),
                new PeerName("other"),
                Optional.empty(),
                Clock.systemUTC(),
                new SecureRandom());
        machines.start(other, 13, "127.0.1.13");
        machines.startSilent("127.0.1.14");
    }

    @AfterEach
    void end() throws Exception {
        machines.close();
    }

    @Test
    @Tag("VA-501")
    @Tag("VA-502")
    @Tag("VA-503")
    void findsCollectsCompletesAndAppliesOverTls() throws Exception {
        String port = "--port=" + machines.port();
        int code = bench.run(
                "",
                "find",
                "--range",
                "127.0.1.1-127.0.1.13",
                "--range",
                "127.0.1.15-127.0.1.19",
                port,
                "--timeout",
                "60");
        assertThat(code).as(bench.err()).isEqualTo(1);
        assertThat(bench.out()).contains("12 machines answered, 1 did not; 18 addresses in all.");
        assertThat(bench.run("", "list", "--by", "CONTACT", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"ANSWERED\":12,\"NOT_TRUSTED\":1}");

        assertThat(bench.run(KEY + "\n", "install-key", "--contact", "ANSWERED"))
                .as(bench.err())
                .isZero();
        Path list = folder.resolve("carried.xml");
        assertThat(bench.run("", "collect", "--list", list.toString(), "--contact", "ANSWERED"))
                .isZero();
        ConfirmationCodec codec = new ConfirmationCodec(RealMachines.confirmationKey());
        Bench connected = new Bench(Files.createDirectory(folder.resolve("connected")));
        connected.center(items -> items.stream()
                .map(item -> new Completion(
                        ComputerInformation.ACTIVATED, Optional.of(codec.confirm(item.installationId()))))
                .toList());
        assertThat(connected.run(KEY + "\n", "complete", list.toString(), "--center", CENTER))
                .isZero();
        assertThat(bench.run("", "apply", "--list", list.toString(), "--contact", "ANSWERED"))
                .as(bench.err())
                .isZero();
        assertThat(bench.run("", "list", "--by", "STATE", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"\":1,\"LICENSED\":12}");
        assertThat(machines.log(7)).contains("kind=TOOL_REQUEST", "site-1").doesNotContain(KEY);
        assertThat(machines.log(1)).contains("CONFIRM");
    }

    @Test
    @Tag("VA-501")
    @Tag("VA-503")
    void whatDoesNotAnswerInTimeIsNamedAndARevokedMachineIsNotBelieved() {
        String port = ":" + machines.port();
        assertThat(bench.run("", "find", "127.0.1.14" + port, "--timeout", "2")).isEqualTo(1);
        assertThat(bench.run("", "find", "127.0.1.7" + port, "--timeout", "60"))
                .as(bench.err())
                .isZero();
        assertThat(bench.run("", "list", "--by", "CONTACT", "--json")).isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"ANSWERED\":1,\"TIMED_OUT\":1}");
        assertThat(bench.run("", "authority", "revoke", "pc-7")).isZero();
        assertThat(bench.run("", "ask", "127.0.1.7")).isEqualTo(1);
        assertThat(bench.run("", "list", "--contact", "NOT_TRUSTED")).isZero();
        assertThat(bench.out()).contains("1 machines");
        assertThat(List.of(bench.out().split("\n"))).hasSize(3);
    }

    @Test
    @Tag("VA-501")
    @Tag("VA-503")
    void aMachineOnWhichTheCodeWasTypedIsEnrolledByItAndByNoOther() throws Exception {
        String host = "127.0.1.21";
        String address = host + ":" + machines.port();
        assertThat(bench.run("", "code")).isZero();
        String code = bench.out().strip();
        var enrolled = machines.awaitTool(EnrollmentCode.parse(code), 21, host);
        assertThat(bench.run("", "code")).isZero();
        String other = bench.out().strip();
        assertThat(bench.run(other + "\n", "enroll", address)).isEqualTo(1);
        assertThat(bench.err()).contains(address, "code").doesNotContain(other);
        assertThat(bench.run("", "list", "--json")).isZero();
        assertThat(bench.out()).doesNotContain(host);

        assertThat(bench.run(code + "\n", "enroll", address, "--as", "desk-21", "--into", "Tokyo"))
                .as(bench.err())
                .isZero();
        assertThat(bench.out()).contains("desk-21", address).doesNotContain(code);
        assertThat(enrolled.get(60, TimeUnit.SECONDS)).isEqualTo("desk-21");
        assertThat(bench.run("", "ask", "--group", "Tokyo")).as(bench.err()).isZero();
        assertThat(bench.run("", "list", "--group", "Tokyo", "--by", "STATE", "--json"))
                .isZero();
        assertThat(bench.out()).isEqualToIgnoringNewLines("{\"INITIAL_GRACE\":1}");
        assertThat(bench.run(code + "\n", "enroll", address))
                .as("a code enrolls once")
                .isEqualTo(1);
    }
}
