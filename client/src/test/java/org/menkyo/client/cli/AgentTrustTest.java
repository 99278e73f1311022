package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
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
import org.menkyo.client.agent.access.AgentConnection;
import org.menkyo.client.agent.access.AgentConnections;
import org.menkyo.client.agent.access.AgentException;
import org.menkyo.client.agent.access.AgentException.Reason;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.agent.trust.Tls;

/** Whom an agent and a tool believe, and what others can take from an agent. */
@Tag("VA-503")
class AgentTrustTest {

    private static final AgentLimits SHORT =
            new AgentLimits(6, 4, Duration.ofSeconds(3), Duration.ofSeconds(3), 1 << 12);
    private static final AgentLimits SMALL =
            new AgentLimits(6, 4, Duration.ofSeconds(60), Duration.ofSeconds(60), 1 << 12);

    @TempDir
    private Path root;

    private AgentWorld world;

    @BeforeEach
    void enroll() throws Exception {
        world = new AgentWorld(root).enrolled();
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    private int port() throws IOException {
        return world.answering(AgentLimits.USUAL).port();
    }

    @Test
    void whoHasNoCertificateIsNotAnswered() throws Exception {
        SSLContext tls = Tls.context(
                new PeerTrust(world.authority.tool().authority(), this::noRevocations, Role.AGENT, world.clock));
        int port = port();
        assertThatThrownBy(() -> AgentWorld.raw(tls, port, "GET /agent/1 HTTP/1.1\r\nHost: m\r\n\r\n"))
                .isInstanceOf(IOException.class);
        assertThat(world.log()).isEmpty();
    }

    private X509CRL noRevocations() {
        try {
            return world.authority.tool().revocations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aToolOfAnotherAuthorityIsNotAnswered() throws Exception {
        AgentAuthority other = AgentAuthority.create(
                root.resolve("other"), new PeerName("office"), Optional.empty(), world.clock, Sample.RANDOM);
        int port = port();
        Credentials stranger = new Credentials(
                other.tool().key(),
                other.tool().certificate(),
                world.authority.tool().authority(),
                world.authority.tool().revocations());
        fails(
                Reason.NOT_ACCEPTED,
                () -> world.connection(stranger, port, Optional.empty()).license());
        fails(
                Reason.NOT_TRUSTED,
                () -> world.connection(other.tool(), port, Optional.empty()).license());
        assertThat(world.log()).isEmpty();
    }

    @Test
    void theCertificateOfAnAgentSteersNoAgent() throws Exception {
        Credentials agent = Credentials.parse(world.authority.enrollmentFile(new PeerName("machine-2")));
        int port = port();
        fails(
                Reason.NOT_ACCEPTED,
                () -> world.connection(agent, port, Optional.empty()).license());
        assertThat(world.log()).isEmpty();
    }

    @Test
    void aToolIsNoAgent() throws Exception {
        world.identity().end();
        world.identity().begin(world.authority.tool());
        int port = port();
        fails(Reason.NOT_TRUSTED, () -> world.connection(port).license());
    }

    @Test
    void aRevokedToolIsRefusedAsSoonAsTheAgentHasHeardOfIt() throws Exception {
        Credentials stolen = world.authority.tool();
        int port = port();
        AgentConnection old = world.connection(stolen, port, Optional.empty());
        assertThat(old.license()).isNotNull();
        assertThat(world.authority.revoke(new PeerName("office"))).isEqualTo(1);
        assertThat(world.authority.revoke(new PeerName("office"))).isZero();
        AgentConnection fresh = world.connection(port);
        assertThat(world.authority.tool().certificate()).isNotEqualTo(stolen.certificate());
        world.authority.tend(fresh);
        fails(Reason.NOT_ACCEPTED, old::license);
        assertThat(fresh.license()).isNotNull();
    }

    @Test
    void aRevokedAgentIsNotBelieved() throws Exception {
        int port = port();
        world.authority.revoke(AgentWorld.MACHINE);
        fails(Reason.NOT_TRUSTED, () -> world.connection(port).license());
    }

    @Test
    void anOlderListOfRevocationsIsNotTaken() throws Exception {
        Credentials before = world.authority.tool();
        int port = port();
        world.authority.revoke(new PeerName("office"));
        world.authority.tend(world.connection(port));
        String pem = new String(before.toBytes(), StandardCharsets.US_ASCII);
        String body = "{\"revocations\": \""
                + pem.substring(pem.indexOf("-----BEGIN X509 CRL")).replaceAll("\r?\n", "\\\\n") + "\"}";
        String answer = world.raw(
                world.authority.tool(),
                port,
                "PUT /agent/1/revocations HTTP/1.1\r\nHost: m\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer).contains("REVOCATIONS_NOT_VALID");
    }

    @Test
    void certificatesEndByTheClock() throws Exception {
        Credentials tool = world.authority.tool();
        int port = port();
        world.authority.tend(world.connection(port));
        world.clock.advance(Duration.ofDays(91));
        fails(
                Reason.NOT_ACCEPTED,
                () -> world.connection(tool, port, Optional.empty()).license());
        assertThat(world.connection(port).license())
                .as("the tool has renewed its own")
                .isNotNull();
        world.clock.advance(Duration.ofDays(640));
        fails(Reason.NOT_TRUSTED, () -> world.connection(port).license());
    }

    @Test
    void anotherMachineThanTheOneThatWasMeantIsToldApart() throws Exception {
        int port = port();
        Credentials tool = world.authority.tool();
        fails(
                Reason.OTHER_MACHINE,
                () -> world.connection(tool, port, Optional.of(new PeerName("machine-2")))
                        .installKey(Sample.mak(3, 4)));
        assertThat(world.log()).as("nothing was sent").isEmpty();
        assertThat(world.connection(tool, port, Optional.of(AgentWorld.MACHINE)).license())
                .isNotNull();
    }

    @Test
    void whoSpeaksNoTlsOrNoHttpGetsNothing() throws Exception {
        int port = port();
        try (Socket plain = new Socket("127.0.0.1", port)) {
            plain.getOutputStream().write("GET /agent/1 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP");
        }
        assertThat(world.raw(world.authority.tool(), port, "what is this?\r\n\r\n"))
                .contains("REQUEST_NOT_VALID");
        assertThat(world.raw(
                        world.authority.tool(), port, "GET /agent/1 HTTP/1.1\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                .contains("REQUEST_NOT_VALID");
        assertThat(world.connection(port).license()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongBodyIsRefused(boolean withLength) throws Exception {
        int port = world.answering(SMALL).port();
        String body = withLength ? "x".repeat(5000) : "1388\r\n" + "x".repeat(5000) + "\r\n0\r\n\r\n";
        String header = withLength ? "Content-Length: 5000" : "Transfer-Encoding: chunked";
        String answer = world.raw(
                world.authority.tool(),
                port,
                "PUT /agent/1/product-key HTTP/1.1\r\nHost: m\r\n" + header + "\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("BODY_TOO_LONG");
    }

    @Test
    void whoIsSlowIsCutOffHoweverLittleIsSent() throws Exception {
        int port = world.answering(SHORT).port();
        try (Socket silent = new Socket("127.0.0.1", port);
                Socket dripping = new Socket("127.0.0.1", port)) {
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read())
                    .as("the agent has closed it")
                    .isEqualTo(-1);
            assertThatThrownBy(() -> {
                        // The first bytes of a long record of TLS; the rest never comes, but a byte now and then.
                        dripping.getOutputStream().write(new byte[] {22, 3, 1, 2, 0});
                        while (true) {
                            dripping.getOutputStream().write(1);
                            dripping.getOutputStream().flush();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(world.connection(port).license()).isNotNull();
    }

    @Test
    void nobodyTakesAllPlaces() throws Exception {
        int port = world.answering(SMALL).port();
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                held.add(new Socket("127.0.0.1", port));
            }
            try (Socket fifth = new Socket("127.0.0.1", port)) {
                fifth.setSoTimeout(20_000);
                assertThat(closed(fifth)).isTrue();
            }
        } finally {
            for (Socket each : held) {
                each.close();
            }
        }
    }

    private static boolean closed(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aMachineThatDoesNotAnswerIsGivenUp() throws Exception {
        int port;
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = mute.getLocalPort();
            var times = new AgentTimes(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));
            var connections = new AgentConnections(world.authority.tool(), times, Locale.ENGLISH, world.clock);
            fails(
                    Reason.TIMED_OUT,
                    () -> connections
                            .to(new AgentAddress("127.0.0.1", port, Optional.empty()))
                            .license());
        }
        fails(Reason.UNREACHABLE, () -> world.connection(port).license());
    }

    @Test
    void whatAnOverloadedAgentCutsOffIsTriedTwiceMore() throws Exception {
        try (CuttingOff way = new CuttingOff(port(), 2)) {
            assertThat(world.connection(way.port()).license()).isNotNull();
            assertThat(way.connections()).isEqualTo(3);
        }
        try (CuttingOff way = new CuttingOff(port(), 9)) {
            fails(Reason.NOT_ACCEPTED, () -> world.connection(way.port()).license());
            assertThat(way.connections()).isEqualTo(3);
            fails(Reason.NOT_ACCEPTED, () -> world.connection(way.port()).rearm(3));
            assertThat(way.connections()).as("a rearm is not repeated").isEqualTo(4);
        }
    }

    private static void fails(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AgentException.class,
                        e -> assertThat(e.reason())
                                .as("because of %s", e.getCause())
                                .isEqualTo(reason));
    }
}
