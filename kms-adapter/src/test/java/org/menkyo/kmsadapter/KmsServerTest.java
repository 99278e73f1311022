package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;

/** What a well-behaved client may expect of the port. */
class KmsServerTest {

    @Test
    @Tag("VA-303")
    void answersOneRequest() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            KmsRequest request = KmsClient.request();
            client.send(request);
            assertThat(client.isAnswered(request)).isTrue();
            assertThat(running.endpoint.requests()).containsExactly(request);
        }
    }

    @Test
    @Tag("VA-303")
    void answersManyRequestsOnOneConnectionInTheirOrder() throws Exception {
        try (RunningServer running = RunningServer.with("max-in-flight", "50");
                KmsClient client = running.connect()) {
            List<KmsRequest> requests = requests(2000);
            Thread sender = inBackground(() -> client.send(KmsClient.joined(requests)));
            for (KmsRequest request : requests) {
                assertThat(client.isAnswered(request)).isTrue();
            }
            sender.join();
            assertThat(running.endpoint.requests()).containsExactlyElementsOf(requests);
        }
    }

    @Test
    @Tag("VA-303")
    void takesFramesInPiecesAsTheNetworkCutsThem() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            List<KmsRequest> requests = requests(3);
            byte[] bytes = KmsClient.joined(requests);
            int[] cuts = {1, 3, 4, 5, 8, 9, 247, 248, 249, 300, 600, bytes.length};
            int from = 0;
            for (int to : cuts) {
                byte[] piece = new byte[to - from];
                System.arraycopy(bytes, from, piece, 0, piece.length);
                client.send(piece);
                from = to;
            }
            for (KmsRequest request : requests) {
                assertThat(client.isAnswered(request)).isTrue();
            }
        }
    }

    @Test
    @Tag("VA-303")
    void servesManyConnectionsAtOnce() throws Exception {
        try (RunningServer running = RunningServer.with("io-threads", "3")) {
            List<KmsClient> clients = new ArrayList<>();
            List<KmsRequest> requests = requests(200);
            for (KmsRequest request : requests) {
                KmsClient client = running.connect();
                clients.add(client);
                client.send(request);
            }
            for (int i = 0; i < clients.size(); i++) {
                assertThat(clients.get(i).isAnswered(requests.get(i))).isTrue();
                clients.get(i).close();
            }
        }
    }

    @Test
    @Tag("VA-310")
    void noAnswerLeavesBeforeTheEndpointHasCommitted() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect();
                KmsClient other = running.connect()) {
            running.endpoint.hold();
            KmsRequest first = KmsClient.request();
            client.send(first);
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            KmsRequest second = KmsClient.request();
            other.send(second);
            assertThat(client.hasInput()).isFalse();
            running.endpoint.commit();
            assertThat(client.isAnswered(first)).isTrue();
            RunningServer.until(() -> running.endpoint.batches.size() == 2);
            assertThat(other.hasInput()).isFalse();
            running.endpoint.commit();
            assertThat(other.isAnswered(second)).isTrue();
        }
    }

    @Test
    @Tag("VA-310")
    void whatArrivesDuringACommitIsOneBatch() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient first = running.connect();
                KmsClient second = running.connect()) {
            running.endpoint.hold();
            first.send(KmsClient.request());
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            first.send(KmsClient.joined(requests(30)));
            second.send(KmsClient.joined(requests(20)));
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 51);
            running.endpoint.letGo();
            RunningServer.until(() -> running.endpoint.requests().size() == 51);
            assertThat(running.endpoint.batches).hasSize(2);
            assertThat(running.endpoint.batches.get(1)).hasSize(50);
        }
    }

    @Test
    void aBatchHasAnEnd() throws Exception {
        try (RunningServer running = RunningServer.with("max-requests-per-second", "0", "max-in-flight", "5000");
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            client.send(KmsClient.request());
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            client.send(KmsClient.joined(requests(2500)));
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 2501);
            running.endpoint.letGo();
            RunningServer.until(() -> running.endpoint.requests().size() == 2501);
            assertThat(running.endpoint.batches).extracting(List::size).containsExactly(1, 1024, 1024, 452);
        }
    }

    @Test
    void aClientThatHasSentAllStillGetsItsAnswers() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect()) {
            running.endpoint.hold();
            List<KmsRequest> requests = requests(5);
            client.send(KmsClient.joined(requests));
            client.sendNoMore();
            RunningServer.until(() -> running.server.traffic().arrivedRequests() == 5);
            running.endpoint.letGo();
            for (KmsRequest request : requests) {
                assertThat(client.isAnswered(request)).isTrue();
            }
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void opensThePortOnceTheEndpointIsReady() throws Exception {
        FakeEndpoint endpoint = new FakeEndpoint();
        endpoint.ready = false;
        int port = freePort();
        try (RunningServer running = RunningServer.with(endpoint, "port", String.valueOf(port))) {
            RunningServer.until(() -> endpoint.created.get() > 0);
            assertThatThrownBy(() -> new KmsClient(port)).isInstanceOf(IOException.class);
            endpoint.ready = true;
            RunningServer.until(() -> running.server.portNumber() == port);
            try (KmsClient client = running.connect()) {
                KmsRequest request = KmsClient.request();
                client.send(request);
                assertThat(client.isAnswered(request)).isTrue();
            }
        }
    }

    @Test
    void answersWhoHasAskedBeforeItStops() throws Exception {
        try (RunningServer running = RunningServer.with();
                KmsClient client = running.connect();
                KmsClient idle = running.connect()) {
            int port = running.server.portNumber();
            running.endpoint.hold();
            KmsRequest request = KmsClient.request();
            client.send(request);
            RunningServer.until(() -> running.endpoint.batches.size() == 1);
            Thread stopper =
                    inBackground(() -> assertThat(running.server.stop()).isTrue());
            assertThat(idle.isEnded()).isTrue();
            running.endpoint.letGo();
            assertThat(client.isAnswered(request)).isTrue();
            assertThat(client.isEnded()).isTrue();
            stopper.join();
            assertThatThrownBy(() -> new KmsClient(port)).isInstanceOf(IOException.class);
            assertThat(running.endpoint.released).hasValue(running.endpoint.created.get());
        }
    }

    @Test
    void servesAgainOnTheSamePortAfterAStop() throws Exception {
        int port = freePort();
        for (int round = 0; round < 3; round++) {
            try (RunningServer running = RunningServer.with("port", String.valueOf(port));
                    KmsClient client = running.connect()) {
                KmsRequest request = KmsClient.request();
                client.send(request);
                assertThat(client.isAnswered(request)).isTrue();
            }
        }
    }

    @Test
    @Tag("VA-309")
    void movesToThePortThatTheHostWants() throws Exception {
        try (RunningServer running = RunningServer.with()) {
            int first = running.server.portNumber();
            int wanted;
            try (java.net.ServerSocket free =
                    new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                wanted = free.getLocalPort();
            }
            running.endpoint.port = java.util.OptionalInt.of(wanted);
            RunningServer.until(() -> running.server.portNumber() == wanted);
            try (KmsClient client = running.connect()) {
                KmsRequest request = KmsClient.request();
                client.send(request);
                assertThat(client.isAnswered(request)).isTrue();
            }
            assertThat(running.endpoint.told).containsExactly(first, -1, wanted);
        }
    }

    @Test
    void waitsForAPortThatIsInUse() throws Exception {
        try (RunningServer first = RunningServer.with()) {
            int port = first.server.portNumber();
            FakeEndpoint endpoint = new FakeEndpoint();
            endpoint.ready = false;
            try (RunningServer second = RunningServer.with(endpoint, "port", String.valueOf(port))) {
                endpoint.ready = true;
                RunningServer.until(() -> endpoint.released.get() > 0);
                assertThat(second.server.portNumber()).isEqualTo(-1);
                first.close();
                RunningServer.until(() -> second.server.portNumber() == port);
            }
        }
    }

    @Test
    void saysThatItCannotAnswerWhileThereIsNoCatalog() throws Exception {
        FakeEndpoint endpoint = new FakeEndpoint();
        endpoint.servesCatalog = false;
        try (RunningServer running = RunningServer.with(endpoint);
                KmsClient client = running.connect()) {
            client.send(KmsClient.request());
            assertThat(client.error().error()).isEqualTo(KmsError.UNAVAILABLE);
            endpoint.servesCatalog = true;
            RunningServer.until(() -> {
                client.send(KmsClient.request());
                return client.type() == FrameType.ANSWER;
            });
        }
    }

    static List<KmsRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> KmsClient.request("machine-" + i))
                .toList();
    }

    static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    interface Step {
        void run() throws IOException, KmsProtocolException;
    }

    static Thread inBackground(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException | KmsProtocolException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
