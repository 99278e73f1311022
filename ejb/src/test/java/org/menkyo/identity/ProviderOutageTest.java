package org.menkyo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.testing.MutableClock;

/** Calls of strangers do not wait in crowds for an identity provider that is away. */
class ProviderOutageTest {

    private static final int CALLS = 40;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-29T09:00:00Z"));
    private final SilentProvider provider = new SilentProvider();
    private final IdentityProvider verifier = new IdentityProvider(
            TestProvider.settings(Map.of("menkyo.oidc.issuer", provider.issuer(), "menkyo.oidc.audience", "menkyo")),
            clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    @Timeout(60)
    void oneCallAsksAProviderThatIsAwayAndTheOthersAreToldToComeAgain() throws Exception {
        CompletableFuture<Void> first = asks();
        provider.awaitQuestion();

        CompletableFuture.allOf(Stream.generate(this::asks).limit(CALLS).toArray(CompletableFuture[]::new))
                .join();
        assertThat(first).as("still waits").isNotDone();
        assertThat(provider.questions()).hasSize(1);

        provider.hangUp();
        first.join();
        int asked = provider.questions().size();
        asks().join();
        assertThat(provider.questions()).as("nobody asks at once again").hasSize(asked);

        clock.move(Duration.ofSeconds(11));
        asks().join();
        assertThat(provider.questions().size()).isGreaterThan(asked);
    }

    private CompletableFuture<Void> asks() {
        return CompletableFuture.runAsync(
                () -> assertThatThrownBy(verifier::endpoints).isInstanceOf(UnavailableException.class),
                call -> new Thread(call, "call").start());
    }

    /** Takes connections and says nothing until it hangs up, and hangs up at once from then on. */
    private static final class SilentProvider implements AutoCloseable {

        private final ServerSocket server;
        private final List<Socket> questions = new CopyOnWriteArrayList<>();
        private final Semaphore asked = new Semaphore(0);
        private final CountDownLatch silence = new CountDownLatch(1);

        SilentProvider() {
            try {
                server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            new Thread(this::accept, "silent provider").start();
        }

        String issuer() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket question = server.accept();
                    questions.add(question);
                    asked.release();
                    if (silence.getCount() == 0) {
                        question.close();
                    }
                } catch (IOException ended) {
                    // the test is over
                }
            }
        }

        void awaitQuestion() throws InterruptedException {
            asked.acquire();
        }

        List<Socket> questions() {
            return questions;
        }

        void hangUp() throws IOException {
            silence.countDown();
            for (Socket question : questions) {
                question.close();
            }
        }

        @Override
        public void close() {
            try {
                hangUp();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
