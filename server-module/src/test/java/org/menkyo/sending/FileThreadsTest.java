package org.menkyo.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileThreadsTest {

    private static final int WORKER_THREADS = 2;
    private static final int DOWNLOADS = 6;

    private final CountDownLatch allSend = new CountDownLatch(DOWNLOADS);
    private final CountDownLatch receiversGoOn = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();

    private Undertow server;

    @BeforeEach
    void start() {
        server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setWorkerThreads(WORKER_THREADS)
                .setHandler(new FileThreads(new BlockingHandler(this::serve), DOWNLOADS))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        receiversGoOn.countDown();
        server.stop();
    }

    @Test
    @Tag("LC-702")
    void moreSlowReceiversThanTheServerHasThreadsLeaveThoseToOtherCalls() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> downloads = new ArrayList<>();
        for (int i = 0; i < DOWNLOADS; i++) {
            downloads.add(client.sendAsync(request("/api/downloads/id/signature/name.iso"), BodyHandlers.ofString()));
        }
        assertThat(allSend.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(thread("/api/downloads")).startsWith("XNIO");
        assertThat(thread("/api/license-summary.csv")).isEqualTo("export");
        receiversGoOn.countDown();
        for (CompletableFuture<HttpResponse<String>> download : downloads) {
            assertThat(download.join().body()).isEqualTo("download");
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"'', 16", "40, 40", "many, 16", "1234567890123, 16"})
    void thePlacesAreAsTheSettingSays(String setting, int places) {
        assertThat(FileThreads.places(setting)).isEqualTo(places);
    }

    private void serve(HttpServerExchange exchange) throws InterruptedException {
        if (exchange.getRequestPath().endsWith(".iso")) {
            allSend.countDown();
            receiversGoOn.await();
        }
        exchange.getResponseSender().send(Thread.currentThread().getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/licenses/summary.csv",
                "/audit/audit.jsonl",
                "/licenses/1/statement.pdf",
                "/api/product-keys/export",
                "/api/exports/organizations/ACME",
                "/exports/installation"
            })
    void whatIsExportedHasThreadsOfItsOwn(String path) throws Exception {
        assertThat(thread(path)).isEqualTo("export");
    }

    private String thread(String path) throws Exception {
        return client.send(request(path), BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String path) {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
    }
}
