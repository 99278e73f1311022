package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many hostile bodies at a time neither end the server nor keep it from serving others, with the gigabyte of memory that it
 * has by default. The properties {@code menkyo.it.hostile-senders} and {@code menkyo.it.hostile-seconds} say how many and for how
 * long.
 */
class HostileBodiesIT {

    private static final int SENDERS = Integer.getInteger("menkyo.it.hostile-senders", 20);
    private static final int SECONDS = Integer.getInteger("menkyo.it.hostile-seconds", 10);

    private static final RunningProduct PRODUCT = RunningProduct.get();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    @Test
    @Tag("LC-1108")
    void theServerGoesOnServingOthers() throws Exception {
        ProcessHandle server = PRODUCT.serverProcess();
        List<Long> millis = new ArrayList<>();
        int sent;
        try (HostileSenders senders = new HostileSenders(PRODUCT.server(), SENDERS, SECONDS)) {
            while (senders.areBusy()) {
                millis.add(timeOf("/sign-in", 200));
                millis.add(timeOf("/permissions", 401));
            }
            sent = senders.sent();
        }
        Collections.sort(millis);
        System.out.printf(
                "%d hostile senders, %d bodies in %d s; %d calls of others: median %d ms, p99 %d ms, longest %d ms%n",
                SENDERS,
                sent,
                SECONDS,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1));

        assertThat(sent).isGreaterThan(SENDERS);
        assertThat(PRODUCT.serverProcess()).isEqualTo(server);
        assertThat(server.isAlive()).isTrue();
        assertThat(Files.readString(PRODUCT.data().resolve("log/server.log")))
                .doesNotContain("java.lang.OutOfMemoryError");
        assertThat(millis.get(millis.size() / 2)).isLessThan(1000);
    }

    private long timeOf(String path, int status) throws IOException, InterruptedException {
        URI address = PRODUCT.rest(path);
        long begin = System.nanoTime();
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(status);
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
