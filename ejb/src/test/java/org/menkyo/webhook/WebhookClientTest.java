package org.menkyo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attempt has one deadline, whatever the receiver does. */
@Tag("LC-905")
class WebhookClientTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** The head of a TLS record that announces 16,384 bytes, and then zeros: a handshake that never ends. */
    private static final int[] TLS = {0x16, 0x03, 0x03, 0x40, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final int[] LETTERS = {'H', 'T', 'T', 'P'};

    @ParameterizedTest
    @CsvSource({
        "http, silent, NO_ANSWER",
        "http, trickling, NO_ANSWER",
        "https, silent, NOT_CONNECTED",
        "https, trickling, NOT_CONNECTED"
    })
    void aReceiverThatNeverComesToAnEndIsGivenUp(String scheme, String manner, DeliveryProblem expected)
            throws IOException {
        int[] bytes = manner.equals("silent") ? new int[0] : scheme.equals("https") ? TLS : LETTERS;
        try (DeadReceiver receiver = new DeadReceiver(bytes)) {
            WebhookClient client = new WebhookClient(TargetAddressesTest.allowing(), Clock.systemUTC(), PATIENCE);
            long start = System.nanoTime();

            WebhookAnswer answer = client.send(message(scheme + "://127.0.0.1:" + receiver.port() + "/"), new byte[32]);

            assertThat(answer.problem()).isEqualTo(expected);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(PATIENCE.minusMillis(50), PATIENCE.multipliedBy(8));
        }
    }

    private static WebhookMessage message(String url) {
        return new WebhookMessage(
                1,
                1,
                UUID.randomUUID(),
                URI.create(url),
                "{}".getBytes(StandardCharsets.UTF_8),
                UUID.randomUUID(),
                new byte[0]);
    }
}
