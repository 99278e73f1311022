package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.it.product.RunningProduct;

/** The demo as people start it; it must not say that all is right when one answer is not. */
class DemoIT {

    private static final List<String> FORWARDED =
            List.of("Authorization", "Accept", "Accept-Language", "Content-Type", "Idempotency-Key");

    private final RunningProduct product = RunningProduct.get();

    @Test
    void endsWellWhenEveryAnswerIsRight() throws Exception {
        Ended demo = demo(product.rest(""));

        assertThat(demo.text()).contains("Every answer was right.");
        assertThat(demo.code()).isZero();
    }

    /** A server whose answers differ in one place, as a mistake in Menkyo could make them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"role\":\"ADMINISTRATOR\" | \"role\":\"LICENSE_INFORMATION_VIEWER\" | ADMINISTRATOR",
                "\"state\":\"APPROVED\" | \"state\":\"PENDING\" | APPROVED",
                "\"used\":1 | \"used\":2 | used",
                "\"count\":26 | \"count\":27 | 26"
            })
    void failsWhenOneAnswerIsWrong(String right, String wrong, String told) throws Exception {
        HttpServer falsifier = falsifier(right, wrong);
        ExecutorService threads = Executors.newCachedThreadPool();
        falsifier.setExecutor(threads);
        falsifier.start();
        try {
            Ended demo =
                    demo(URI.create("http://localhost:" + falsifier.getAddress().getPort() + "/api"));

            assertThat(demo.code()).as(demo.text()).isEqualTo(1);
            assertThat(demo.text()).doesNotContain("Every answer was right", "\tat ");
            assertThat(demo.text().lines().filter(line -> line.startsWith("menkyo: ")))
                    .singleElement()
                    .asString()
                    .contains(told);
        } finally {
            falsifier.stop(0);
            threads.shutdownNow();
        }
    }

    private HttpServer falsifier(String right, String wrong) throws IOException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                HttpResponse<String> answer = http.send(forwarded(exchange), BodyHandlers.ofString());
                byte[] body = answer.body().replace(right, wrong).getBytes(StandardCharsets.UTF_8);
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return server;
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                product.server().resolve(exchange.getRequestURI().toString()));
        FORWARDED.forEach(name -> {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        return request.method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private record Ended(int code, String text) {}

    private Ended demo(URI rest) throws Exception {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of(System.getProperty("menkyo.it.work"), "menkyo-demo.jar")
                                .toString(),
                        "--rest",
                        rest.toString(),
                        "--soap",
                        product.soap("").toString(),
                        "--kms",
                        "localhost:" + product.kmsPort(),
                        "--mailbox",
                        product.addresses().mailbox().toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = demo.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(demo.waitFor(), text);
        }
    }
}
