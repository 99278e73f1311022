package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server on a free port, with threads of the test's own in place of the container's. */
final class RunningServer implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    final FakeEndpoint endpoint;
    final KmsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private RunningServer(KmsServerSettings settings, FakeEndpoint endpoint) {
        this.endpoint = endpoint;
        this.server = new KmsServer(
                settings, PortBinding.of(settings.address()), endpoint, threads::execute, System::nanoTime);
        threads.execute(server);
    }

    /** With the defaults but for the settings named, each followed by its value. */
    static RunningServer with(String... settings) {
        return with(new FakeEndpoint(), settings);
    }

    static RunningServer with(FakeEndpoint endpoint, String... settings) {
        return with(endpoint, settings(settings));
    }

    static RunningServer with(FakeEndpoint endpoint, KmsServerSettings settings) {
        RunningServer running = new RunningServer(settings, endpoint);
        if (endpoint.ready) {
            until(() -> running.server.portNumber() > 0);
        }
        return running;
    }

    static KmsServerSettings settings(String... settings) {
        UnaryOperator<String> deployed = name -> {
            for (int i = 0; i < settings.length; i += 2) {
                if (settings[i].equals(name)) {
                    return settings[i + 1];
                }
            }
            return null;
        };
        return KmsServerSettings.read(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        Optional.ofNullable(deployed.apply("port"))
                                .map(Integer::valueOf)
                                .orElse(0)),
                name -> null,
                deployed);
    }

    /** The same settings with shorter times than can be configured. */
    static KmsServerSettings impatient(KmsServerSettings s, Duration idle, Duration frame) {
        return new KmsServerSettings(
                s.address(),
                s.maxConnections(),
                s.maxConnectionsPerAddress(),
                s.maxRequestsPerSecond(),
                s.maxInFlight(),
                s.queueCapacity(),
                s.ioThreads(),
                idle,
                frame);
    }

    KmsClient connect() throws IOException {
        return new KmsClient(server.portNumber());
    }

    /** Waits until the condition holds; fails if it does not within a generous time. */
    static void until(Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as("time has run out").isLessThan(deadline);
                Thread.onSpinWait();
                Thread.yield();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        endpoint.letGo();
        assertThat(server.stop()).as("the server ends").isTrue();
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS))
                    .as("no thread is stuck")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
