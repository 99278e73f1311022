package org.menkyo.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1108")
class ArrivingBodiesTest {

    /** More than long bodies have turns, whatever the heap of this test. */
    private static final int CALLS = 100;

    private static final int ARRIVES_WHOLE = 256 * 1024;

    private final CountDownLatch served = new CountDownLatch(CALLS);
    private final HttpClient http = HttpClient.newHttpClient();
    private Undertow server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bodiesThatArriveWholeTakeNoTurnsWithLongOnes() throws Exception {
        assertServedAtOnce(() -> BodyPublishers.ofString("{}"));
    }

    @Test
    void norDoTheGreatestOfThem() throws Exception {
        assertServedAtOnce(() -> BodyPublishers.ofByteArray(new byte[ARRIVES_WHOLE]));
    }

    @Test
    void norDoThoseWhoseLengthIsNotTold() throws Exception {
        assertServedAtOnce(() -> BodyPublishers.fromPublisher(BodyPublishers.ofString("{}")));
    }

    /** Each call is answered when all are there. */
    private void assertServedAtOnce(Supplier<BodyPublisher> body) throws Exception {
        server = Undertow.builder()
                .setWorkerThreads(CALLS)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new ArrivingBodies(new BlockingHandler(this::serve)))
                .build();
        server.start();
        List<CompletableFuture<HttpResponse<String>>> calls =
                Stream.generate(() -> call(body.get())).limit(CALLS).toList();

        for (CompletableFuture<HttpResponse<String>> call : calls) {
            HttpResponse<String> answer = call.get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Long.toString(lengthOf(body.get())));
        }
    }

    private void serve(HttpServerExchange exchange) throws Exception {
        served.countDown();
        assertThat(served.await(20, TimeUnit.SECONDS))
                .as("all calls are served at once")
                .isTrue();
        exchange.getResponseSender()
                .send(Integer.toString(exchange.getInputStream().readAllBytes().length));
    }

    private static long lengthOf(BodyPublisher body) {
        return body.contentLength() < 0 ? "{}".length() : body.contentLength();
    }

    private CompletableFuture<HttpResponse<String>> call(BodyPublisher body) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }
}
