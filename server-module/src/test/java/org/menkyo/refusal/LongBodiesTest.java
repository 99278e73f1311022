package org.menkyo.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1108")
class LongBodiesTest {

    private static final int TURNS = 2;
    private static final int CALLS = 7;

    private final Semaphore mayEnd = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(TURNS);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private Undertow server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void servesAFewAtATimeAndInTheEndAll() throws Exception {
        start();
        List<CompletableFuture<Integer>> calls =
                Stream.generate(() -> call("/")).limit(CALLS).toList();

        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        mayEnd.release(CALLS);

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(200));
        assertThat(mostAtATime).hasValue(TURNS);
    }

    @Test
    void aCallThatFailsPassesItsTurnOn() throws Exception {
        start();
        mayEnd.release(CALLS);

        for (int i = 0; i <= TURNS; i++) {
            assertThat(call("/failing").get(30, TimeUnit.SECONDS)).isEqualTo(500);
        }
        assertThat(call("/").get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    private void start() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new LongBodies(this::serve, TURNS))
                .build();
        server.start();
    }

    private void serve(HttpServerExchange exchange) throws InterruptedException {
        mostAtATime.accumulateAndGet(served.incrementAndGet(), Math::max);
        begun.countDown();
        try {
            assertThat(mayEnd.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            if (exchange.getRequestPath().equals("/failing")) {
                throw new IllegalStateException("fails");
            }
        } finally {
            served.decrementAndGet();
        }
    }

    private CompletableFuture<Integer> call(String path) {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return http.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }
}
