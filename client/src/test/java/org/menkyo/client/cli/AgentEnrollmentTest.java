package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.Sample;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.access.AgentAddress;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.access.AgentException;
import org.menkyo.client.agent.access.AgentException.Reason;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.EnrollmentProof;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.client.agent.trust.Tls;

/** How a machine comes to belong to a management tool: only by an administrator of the machine. */
@Tag("VA-503")
class AgentEnrollmentTest {

    private static final EnrollmentCode CODE = EnrollmentCode.generate(Sample.RANDOM);

    @TempDir
    private Path root;

    private AgentWorld world;

    @BeforeEach
    void make() throws Exception {
        world = new AgentWorld(root);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    private AgentWorld.Running open() throws Exception {
        return world.begin(
                CODE.formatted().toLowerCase(Locale.ROOT) + "\n",
                "enroll",
                "--code",
                "-",
                "--port",
                "0",
                "--address",
                "127.0.0.1");
    }

    private PeerName enroll(int port, EnrollmentCode code) throws Exception {
        return world.authority.enroll(
                new AgentAddress("127.0.0.1", port, Optional.empty()),
                code,
                Optional.of(AgentWorld.MACHINE),
                AgentWorld.TIMES);
    }

    @Test
    void aCodeEnrollsOnceAndTheAgentAnswersAfterwards() throws Exception {
        AgentWorld.Running enrollment = open();
        assertThat(enroll(enrollment.port(), CODE)).isEqualTo(AgentWorld.MACHINE);
        assertThat(enrollment.ended()).contains("This machine is enrolled as machine-1 with office.");
        fails(Reason.UNREACHABLE, () -> enroll(enrollment.port(), CODE));
        AgentWorld.Running agent = world.begin("", "run", "--port", "0", "--address", "127.0.0.1");
        assertThat(world.connection(agent.port()).describe().renewalDue()).isFalse();
        assertThat(world.run("status")).contains("Enrolled as machine-1 with office");
        assertThat(Files.getPosixFilePermissions(world.product.resolve("agent/identity.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aWrongCodeEnrollsNothingAndTheRightOneStillDoes() throws Exception {
        AgentWorld.Running enrollment = open();
        fails(Reason.CODE_WRONG, () -> enroll(enrollment.port(), EnrollmentCode.generate(Sample.RANDOM)));
        assertThat(world.identity().isThere()).isFalse();
        enroll(enrollment.port(), CODE);
        enrollment.ended();
        assertThat(world.identity().isThere()).isTrue();
    }

    @Test
    void theMachineItselfRefusesAProofOfAnotherCode() throws Exception {
        AgentWorld.Running enrollment = open();
        String authority = Pem.text(world.authority.tool().authority()).replaceAll("\r?\n", "\\\\n");
        String body = "{\"authority\": \"" + authority + "\", \"proof\": \"AAAA\"}";
        String answer = AgentWorld.raw(
                Tls.context(new Anybody()),
                enrollment.port(),
                "POST /enrollment/1/request HTTP/1.1\r\nHost: m\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("CODE_WRONG");
    }

    /** Believes whoever answers. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aCodeIsOverWhenItsTimeIs() throws Exception {
        AgentWorld.Running enrollment = open();
        world.clock.advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> enroll(enrollment.port(), CODE))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.code()).isEqualTo("ENROLLMENT_NOT_OPEN"));
        assertThat(enrollment.ended()).isEqualTo("agent.no.tool");
        assertThat(world.identity().isThere()).isFalse();
    }

    @Test
    void nothingElseIsAnsweredWhileAnEnrollmentIsOpen() throws Exception {
        AgentWorld.Running enrollment = open();
        assertThatThrownBy(() -> world.connection(enrollment.port()).license())
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_TRUSTED));
    }

    @Test
    void whoStandsBetweenCannotUseTheProof() throws Exception {
        Credentials one = Credentials.parse(world.authority.enrollmentFile(new PeerName("one")));
        Credentials two = Credentials.parse(world.authority.enrollmentFile(new PeerName("two")));
        byte[] said = {1, 2, 3};
        String proof = new EnrollmentProof(CODE, one.certificate()).of(EnrollmentProof.Step.AUTHORITY, List.of(said));
        assertThat(new EnrollmentProof(CODE, one.certificate())
                        .fits(EnrollmentProof.Step.AUTHORITY, List.of(said), proof))
                .isTrue();
        assertThat(new EnrollmentProof(CODE, two.certificate())
                        .fits(EnrollmentProof.Step.AUTHORITY, List.of(said), proof))
                .isFalse();
        assertThat(new EnrollmentProof(CODE, one.certificate())
                        .fits(EnrollmentProof.Step.REQUEST, List.of(said), proof))
                .isFalse();
        assertThat(new EnrollmentProof(CODE, one.certificate())
                        .fits(EnrollmentProof.Step.AUTHORITY, List.of(new byte[] {1, 2, 4}), proof))
                .isFalse();
    }

    @Test
    void aFileEnrolls() throws Exception {
        Path file = root.resolve("machine-1.enrollment");
        Files.write(file, world.authority.enrollmentFile(AgentWorld.MACHINE));
        assertThat(world.run("enroll", "--file", file.toString())).contains("machine-1", "office");
        int port = world.answering(AgentLimits.USUAL).port();
        assertThat(world.connection(port).license().rearmsLeft()).isEqualTo(3);
        fails("agent.enrolled", () -> world.run("enroll", "--file", file.toString()));
    }

    @Test
    void filesOfToolsOldFilesAndOtherFilesEnrollNothing() throws Exception {
        Path file = root.resolve("file");
        Files.write(file, world.authority.tool().toBytes());
        fails("agent.file", () -> world.run("enroll", "--file", file.toString()));
        Files.writeString(file, "something else");
        fails("agent.file", () -> world.run("enroll", "--file", file.toString()));
        Files.write(file, world.authority.enrollmentFile(AgentWorld.MACHINE));
        world.clock.advance(Duration.ofDays(91));
        fails("agent.file", () -> world.run("enroll", "--file", file.toString()));
        assertThat(world.identity().isThere()).isFalse();
    }

    @Test
    void onlyAnAdministratorEnrollsAndLeaves() throws Exception {
        Path file = root.resolve("machine-1.enrollment");
        Files.write(file, world.authority.enrollmentFile(AgentWorld.MACHINE));
        world.administrator = false;
        fails("agent.administrator", () -> world.run("enroll", "--file", file.toString()));
        fails("agent.administrator", () -> world.run("enroll", "--code", CODE.formatted(), "--port", "0"));
        assertThat(world.identity().isThere()).isFalse();
        world.enrolled();
        fails("agent.administrator", () -> world.run("leave"));
        assertThat(world.identity().isThere()).isTrue();
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws Exception {
        Files.setPosixFilePermissions(world.product, PosixFilePermissions.fromString("rwxrwx---"));
        fails("agent.folder", () -> world.run("enroll", "--code", CODE.formatted(), "--port", "0"));
    }

    @Test
    void nothingListensUnlessTheMachineIsEnrolled() {
        fails("agent.not.enrolled", () -> world.run("run", "--port", "0"));
        fails("agent.not.enrolled", () -> world.run("status"));
        fails("agent.not.enrolled", () -> world.run("leave"));
    }

    @Test
    void whoLeavesIsAnsweredForNoMore() throws Exception {
        world.enrolled();
        AgentWorld.Running agent = world.begin("", "run", "--port", "0", "--address", "127.0.0.1");
        assertThat(world.connection(agent.port()).license()).isNotNull();
        assertThat(world.run("leave")).contains("ended");
        assertThatThrownBy(() -> world.connection(agent.port()).license()).isInstanceOf(AgentException.class);
        assertThat(agent.ended()).contains("answers on port");
        fails(Reason.UNREACHABLE, () -> world.connection(agent.port()).license());
    }

    @Test
    @Tag("VA-601")
    void anImageTakesNoEnrollmentAlong() throws Exception {
        world.enrolled();
        StringWriter printed = new StringWriter();
        MenkyoClient client = new MenkyoClient(
                new StringReader(""),
                new PrintWriter(printed, true),
                new PrintWriter(printed, true),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Optional.empty(),
                builder -> builder.clock(world.clock).hardware(Sample.machine(1)));
        assertThat(client.run(List.of("/generalize"), world.product))
                .as(printed.toString())
                .isZero();
        assertThat(world.identity().isThere()).isFalse();
        assertThat(client.run(List.of("agent", "status"), world.product)).isEqualTo(1);
        assertThat(printed.toString()).contains("This machine is not enrolled");
    }

    @Test
    void aTakenPortIsSaid() throws Exception {
        world.enrolled();
        int port = world.answering(AgentLimits.USUAL).port();
        fails("agent.port", () -> world.run("run", "--port", "" + port, "--address", "127.0.0.1"));
    }

    @Test
    void codesAreReadAsTheyAreTyped() {
        String typed = CODE.formatted().replace('0', 'o').replace('1', 'l').replace("-", " ");
        assertThat(EnrollmentCode.parse(typed).formatted()).isEqualTo(CODE.formatted());
        assertThat(CODE.toString()).doesNotContain(CODE.formatted().substring(0, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCD", "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU", "0000-0000-0000-0000-0000-00000"})
    void whatIsNoCodeIsSaid(String typed) {
        fails("agent.code", () -> world.run("enroll", "--code", typed, "--port", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"enroll", "enroll --code - --file x", "run --file x", "dance", "run --port 70000", "run run"})
    void wrongCommandsAreRefused(String words) {
        assertThatThrownBy(() -> world.run(words.split(" ")))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.WRONG_COMMAND));
    }

    @Test
    void helpIsThereInBothLanguages() throws Exception {
        assertThat(world.run("--help")).contains("enroll --code CODE|-", "1689");
        world.language = Locale.JAPANESE;
        assertThat(world.run()).contains("enroll --code CODE|-").containsPattern("[ぁ-ん]");
    }

    @Test
    void anAuthorityWithAPasswordNeedsIt() throws Exception {
        Path folder = root.resolve("with-password");
        char[] password = "a long password".toCharArray();
        AgentAuthority.create(folder, new PeerName("x"), Optional.of(password), world.clock, Sample.RANDOM);
        assertThat(Files.exists(folder.resolve("authority.password"))).isFalse();
        assertThat(AgentAuthority.open(folder, Optional.of(password), world.clock, Sample.RANDOM)
                        .name()
                        .text())
                .isEqualTo("x");
        assertThatThrownBy(() -> AgentAuthority.open(
                        folder, Optional.of("another password".toCharArray()), world.clock, Sample.RANDOM))
                .hasMessageContaining("the password is wrong");
        assertThatThrownBy(() -> AgentAuthority.open(folder, Optional.empty(), world.clock, Sample.RANDOM))
                .hasMessageContaining("the password is needed");
        assertThatThrownBy(() -> AgentAuthority.create(
                        root.resolve("short"),
                        new PeerName("x"),
                        Optional.of("short".toCharArray()),
                        world.clock,
                        Sample.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgentAuthority.create(
                        folder, new PeerName("x"), Optional.of(password), world.clock, Sample.RANDOM))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static void fails(String problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static void fails(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
