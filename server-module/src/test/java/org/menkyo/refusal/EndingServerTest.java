package org.menkyo.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1209")
class EndingServerTest {

    private final AtomicBoolean ending = new AtomicBoolean();

    @Test
    void aCallWhoseApplicationIsTakenAwayIsToldToComeAgain() throws Exception {
        HttpResponse<String> answer = answerOf(exchange -> {
            ending.set(true);
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
            exchange.setResponseContentLength(0);
            exchange.getResponseSender().send("");
        });

        assertThat(answer.statusCode()).isEqualTo(StatusCodes.SERVICE_UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void soIsOneWhoseApplicationFailsAndSaysNothing() throws Exception {
        HttpResponse<String> answer = answerOf(exchange -> {
            ending.set(true);
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
            exchange.endExchange();
        });

        assertThat(answer.statusCode()).isEqualTo(StatusCodes.SERVICE_UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void aCallDuringWhoseArrivalTheServerBeginsToEndReachesNoApplication() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        HttpResponse<String> answer = answerOf(
                exchange -> exchange.getResponseSender().send("an application"),
                () -> asked.incrementAndGet() > 1,
                HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(StatusCodes.SERVICE_UNAVAILABLE);
        assertThat(answer.body()).doesNotContain("an application");
    }

    @Test
    void aCallThatComesTooLateReachesNoApplication() throws Exception {
        ending.set(true);

        HttpResponse<String> answer =
                answerOf(exchange -> exchange.getResponseSender().send("an application"));

        assertThat(answer.statusCode()).isEqualTo(StatusCodes.SERVICE_UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).doesNotContain("an application");
    }

    @Test
    void aFaultOfAnApplicationStaysOneWhileTheServerRuns() throws Exception {
        HttpResponse<String> answer = answerOf(exchange -> {
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
            exchange.endExchange();
        });

        assertThat(answer.statusCode()).isEqualTo(StatusCodes.INTERNAL_SERVER_ERROR);
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).contains("INTERNAL_ERROR");
    }

    private HttpResponse<String> answerOf(HttpHandler application) throws IOException, InterruptedException {
        return answerOf(application, ending::get, HttpRequest.BodyPublishers.noBody());
    }

    private static HttpResponse<String> answerOf(
            HttpHandler application, BooleanSupplier ending, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new RefusingHandler(application, ending))
                .build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/somewhere"))
                                    .method("POST", body)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }
}
