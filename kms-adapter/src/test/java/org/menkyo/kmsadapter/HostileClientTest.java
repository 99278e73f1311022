package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsRequest;

/** What strangers can do to the port: get a defined error or a closed connection, and nothing else (VA-311). */
class HostileClientTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(150);

    static Stream<Arguments> badFrames() {
        byte[] right = KmsClient.sealed(KmsClient.request());
        return Stream.of(
                Arguments.of(
                        "a web browser",
                        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                        KmsError.MALFORMED),
                Arguments.of("one wrong byte", new byte[] {'M', 'K', 'M', 'X'}, KmsError.MALFORMED),
                Arguments.of("oversized", with(right, 6, 0xff, 0xff), KmsError.MALFORMED),
                Arguments.of("a length that is one too much", with(right, 6, 0, 241), KmsError.MALFORMED),
                Arguments.of("no body", with(right, 6, 0, 0), KmsError.MALFORMED),
                Arguments.of("an answer instead of a request", with(right, 5, 2), KmsError.MALFORMED),
                Arguments.of("an unknown type", with(right, 5, 99), KmsError.MALFORMED),
                Arguments.of("version 2", with(right, 4, 2), KmsError.UNSUPPORTED_VERSION),
                Arguments.of("version 0", with(right, 4, 0), KmsError.UNSUPPORTED_VERSION),
                Arguments.of(
                        "a wrong code",
                        with(right, right.length - 1, right[right.length - 1] ^ 1),
                        KmsError.NOT_AUTHENTIC),
                Arguments.of("an altered name", with(right, 100, right[100] ^ 1), KmsError.NOT_AUTHENTIC));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFrames")
    @Tag("VA-311")
    @Tag("VA-304")
    void aBadFrameGetsItsErrorAndEndsTheConnection(String what, byte[] bytes, KmsError expected) throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            KmsRequest before = KmsClient.request();
            client.send(before);
            client.send(bytes);
            assertThat(client.isAnswered(before)).isTrue();
            assertThat(client.error().error()).isEqualTo(expected);
            assertThat(client.isEnded()).isTrue();
            assertThat(running.endpoint.requests()).containsExactly(before);
            assertThatItServes(running);
        }
    }

    @Test
    @Tag("VA-311")
    void nothingAfterABadFrameIsLookedAt() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            byte[] garbage = new byte[100_000];
            new Random(5).nextBytes(garbage);
            client.send(garbage);
            assertThat(client.error().error()).isEqualTo(KmsError.MALFORMED);
            assertThat(client.isEnded()).isTrue();
            assertThat(running.endpoint.batches).isEmpty();
        }
    }

    @Test
    @Tag("VA-311")
    void anUnknownCatalogIsRefusedAndTheConnectionGoesOn() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            client.send(KmsClient.sealed(KmsClient.request(), CatalogKey.generate(new SecureRandom())));
            assertThat(client.error().error()).isEqualTo(KmsError.UNKNOWN_CATALOG);
            KmsRequest request = KmsClient.request();
            client.send(request);
            assertThat(client.isAnswered(request)).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void anErrorWaitsItsTurnBehindTheAnswers() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            KmsRequest first = KmsClient.request();
            KmsRequest last = KmsClient.request();
            client.send(first);
            client.send(KmsClient.sealed(KmsClient.request(), CatalogKey.generate(new SecureRandom())));
            client.send(last);
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 2);
            running.endpoint.letGo();
            assertThat(client.isAnswered(first)).isTrue();
            assertThat(client.error().error()).isEqualTo(KmsError.UNKNOWN_CATALOG);
            assertThat(client.isAnswered(last)).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void aSlowSenderIsSentAway() throws Exception {
        KmsServerSettings settings = RunningServer.impatient(RunningServer.settings(), LONG, SHORT);
        try (RunningServer running = RunningServer.with(new FakeEndpoint(), settings);
                KmsClient client = running.connect()) {
            byte[] bytes = KmsClient.sealed(KmsClient.request());
            AtomicBoolean sentAway = new AtomicBoolean();
            Thread dripping = KmsServerTest.inBackground(() -> {
                for (int i = 0; i < bytes.length - 1 && !sentAway.get(); i++) {
                    client.send(new byte[] {bytes[i]});
                    waitFor(Duration.ofMillis(20));
                }
            });
            assertThat(client.error().error()).isEqualTo(KmsError.TIMED_OUT);
            sentAway.set(true);
            dripping.join();
            assertThat(client.isEnded()).isTrue();
            assertThat(running.endpoint.batches).isEmpty();
        }
    }

    @Test
    @Tag("VA-311")
    void anIdleConnectionEnds() throws Exception {
        KmsServerSettings settings = RunningServer.impatient(RunningServer.settings(), SHORT, LONG);
        try (RunningServer running = RunningServer.with(new FakeEndpoint(), settings);
                KmsClient client = running.connect()) {
            assertThat(client.error().error()).isEqualTo(KmsError.TIMED_OUT);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void aConnectionThatWaitsForItsAnswerIsNotIdle() throws Exception {
        KmsServerSettings settings = RunningServer.impatient(RunningServer.settings(), SHORT, SHORT);
        try (RunningServer running = RunningServer.with(new FakeEndpoint(), settings);
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            KmsRequest request = KmsClient.request();
            client.send(request);
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            waitFor(SHORT.multipliedBy(4));
            running.endpoint.letGo();
            assertThat(client.isAnswered(request)).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void manyIdleConnectionsHinderNobody() throws Exception {
        try (RunningServer running = RunningServer.with("max-connections-per-address", "1000")) {
            List<KmsClient> idle = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                idle.add(running.connect());
            }
            assertThatItServes(running);
            for (KmsClient client : idle) {
                client.close();
            }
            assertThatItServes(running);
        }
    }

    @Test
    @Tag("VA-311")
    void connectionsPerAddressAreBounded() throws Exception {
        assertThatConnectionsAreBounded("max-connections-per-address");
    }

    @Test
    @Tag("VA-311")
    void connectionsAreBounded() throws Exception {
        assertThatConnectionsAreBounded("max-connections");
    }

    private void assertThatConnectionsAreBounded(String setting) throws Exception {
        try (RunningServer running = RunningServer.with(setting, "3")) {
            List<KmsClient> clients = List.of(running.connect(), running.connect(), running.connect());
            for (KmsClient client : clients) {
                KmsRequest request = KmsClient.request();
                client.send(request);
                assertThat(client.isAnswered(request)).isTrue();
            }
            try (KmsClient tooMany = running.connect()) {
                ErrorFrame error = tooMany.error();
                assertThat(error.error()).isEqualTo(KmsError.TOO_MANY_CONNECTIONS);
                assertThat(error.retryAfterSeconds()).isPositive();
                assertThat(tooMany.isEnded()).isTrue();
            }
            clients.get(0).close();
            RunningServer.until(() -> {
                try (KmsClient next = running.connect()) {
                    next.send(KmsClient.request());
                    return next.type() == FrameType.ANSWER;
                }
            });
        }
    }

    @Test
    @Tag("VA-311")
    void requestsPerSecondAreBounded() throws Exception {
        try (RunningServer running = RunningServer.with("max-requests-per-second", "10");
                KmsClient client = running.connect()) {
            client.send(KmsClient.joined(KmsServerTest.requests(15)));
            List<FrameType> types = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                types.add(client.type());
            }
            assertThat(types.subList(0, 10)).containsOnly(FrameType.ANSWER);
            assertThat(types.subList(10, 15)).contains(FrameType.ERROR);
            RunningServer.until(() -> {
                client.send(KmsClient.request());
                return client.type() == FrameType.ANSWER;
            });
        }
    }

    @Test
    @Tag("VA-311")
    void aClientThatNeverReadsGetsNoMoreThanItsShareOfMemory() throws Exception {
        try (RunningServer running = RunningServer.with("max-in-flight", "20", "max-requests-per-second", "0");
                SocketChannel channel = SocketChannel.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), running.server.portNumber()))) {
            channel.configureBlocking(false);
            ByteBuffer requests = ByteBuffer.wrap(KmsClient.joined(KmsServerTest.requests(100)));
            long lastProgress = System.nanoTime();
            while (System.nanoTime() - lastProgress < Duration.ofMillis(500).toNanos()) {
                if (channel.write(requests) > 0) {
                    lastProgress = System.nanoTime();
                }
                if (!requests.hasRemaining()) {
                    requests.clear();
                }
            }
            long answered = running.endpoint.requests().size();
            assertThat(running.server.traffic().arrivedRequests()).isEqualTo(answered);
            assertThatItServes(running);
        }
    }

    @Test
    @Tag("VA-311")
    void aFullQueueMakesClientsWaitAndLosesNothing() throws Exception {
        try (RunningServer running =
                RunningServer.with("queue-capacity", "30", "max-requests-per-second", "0", "io-threads", "1")) {
            running.endpoint.hold();
            List<KmsClient> clients = new ArrayList<>();
            List<List<KmsRequest>> requests = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                clients.add(running.connect());
                requests.add(KmsServerTest.requests(40));
                clients.get(i).send(KmsClient.joined(requests.get(i)));
            }
            RunningServer.until(() -> running.server.traffic().arrivedRequests() >= 31);
            waitFor(Duration.ofMillis(100));
            int taken = running.endpoint.requests().size();
            assertThat(running.server.traffic().arrivedRequests()).isEqualTo(taken + 30);
            running.endpoint.letGo();
            for (int i = 0; i < clients.size(); i++) {
                for (KmsRequest request : requests.get(i)) {
                    assertThat(clients.get(i).isAnswered(request)).isTrue();
                }
                clients.get(i).close();
            }
        }
    }

    @Test
    @Tag("VA-311")
    void aRequestThatCannotBeHandledDoesNotHarmTheOthers() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            KmsRequest first = KmsClient.request();
            client.send(first);
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            List<KmsRequest> good = KmsServerTest.requests(4);
            client.send(KmsClient.joined(good.subList(0, 2)));
            client.send(KmsClient.request(FakeEndpoint.POISON));
            client.send(KmsClient.joined(good.subList(2, 4)));
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 6);
            running.endpoint.letGo();
            assertThat(client.isAnswered(first)).isTrue();
            assertThat(client.isAnswered(good.get(0))).isTrue();
            assertThat(client.isAnswered(good.get(1))).isTrue();
            assertThat(client.error().error()).isEqualTo(KmsError.UNAVAILABLE);
            assertThat(client.isAnswered(good.get(2))).isTrue();
            assertThat(client.isAnswered(good.get(3))).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void anOutageIsToldToAllWithoutTryingEachRequest() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            KmsRequest first = KmsClient.request();
            client.send(first);
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            client.send(KmsClient.joined(KmsServerTest.requests(100)));
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 101);
            running.endpoint.broken = true;
            running.endpoint.letGo();
            assertThat(client.isAnswered(first)).isTrue();
            for (int i = 0; i < 100; i++) {
                assertThat(client.error().error()).isEqualTo(KmsError.UNAVAILABLE);
            }
            assertThat(running.endpoint.failures).hasValueLessThan(6);
            running.endpoint.broken = false;
            assertThatItServes(running);
        }
    }

    @Test
    @Tag("VA-311")
    void aClientThatVanishesHarmsNobody() throws Exception {
        try (RunningServer running = RunningServer.with()) {
            running.endpoint.hold();
            for (int i = 0; i < 20; i++) {
                KmsClient client = running.connect();
                client.send(KmsClient.joined(KmsServerTest.requests(3)));
                client.vanish();
            }
            running.endpoint.letGo();
            assertThatItServes(running);
        }
    }

    @Test
    @Tag("VA-311")
    void randomBytesNeverBreakIt() throws Exception {
        Random random = new Random(42);
        try (RunningServer running = RunningServer.with("max-requests-per-second", "0")) {
            for (int round = 0; round < 300; round++) {
                byte[] bytes = KmsClient.joined(KmsServerTest.requests(2));
                int changes = 1 + random.nextInt(6);
                for (int i = 0; i < changes; i++) {
                    bytes[random.nextInt(round % 2 == 0 ? bytes.length : 16)] = (byte) random.nextInt();
                }
                try (KmsClient client = running.connect()) {
                    client.send(bytes);
                    client.sendNoMore();
                    int frames = 0;
                    while (client.next().isPresent()) {
                        frames++;
                    }
                    assertThat(frames).isLessThanOrEqualTo(2);
                }
            }
            assertThatItServes(running);
        }
    }

    private static void assertThatItServes(RunningServer running) throws Exception {
        try (KmsClient client = running.connect()) {
            KmsRequest request = KmsClient.request();
            client.send(request);
            assertThat(client.isAnswered(request)).isTrue();
        }
    }

    private static void waitFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        RunningServer.until(() -> System.nanoTime() - end > 0);
    }

    private static byte[] with(byte[] bytes, int offset, int... values) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            changed[offset + i] = (byte) values[i];
        }
        return changed;
    }
}
