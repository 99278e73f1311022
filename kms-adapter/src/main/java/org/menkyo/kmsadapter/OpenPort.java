package org.menkyo.kmsadapter;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * The port from its opening to its closing, and what its loops and the batcher share. It ends when it is told to, or when
 * one of its loops fails: first no more is read, then what was read is answered, then the connections close.
 */
final class OpenPort {

    /** How long the peers get, after the port was told to end, to have what they asked for answered. */
    static final Duration GOODBYE = Duration.ofSeconds(5);

    private static final int BACKLOG = 1024;

    private final KmsServerSettings settings;
    private final LongSupplier clock;
    private final Traffic traffic;
    private final ServerSocketChannel listener;
    private final RequestQueue queue;
    private final AddressLimits limits;
    private final List<IoLoop> loops = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch loopsWithInput;
    private final CountDownLatch loopsRunning;

    private volatile boolean ending;
    private volatile long endBy;
    private volatile Optional<RequestAuthenticator> authenticator = Optional.empty();
    private volatile boolean authenticatorStale = true;

    /** @throws IOException if the port is in use or not this machine's */
    OpenPort(KmsServerSettings settings, LongSupplier clock, Traffic traffic) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.traffic = traffic;
        this.queue = new RequestQueue(settings.queueCapacity());
        this.limits = new AddressLimits(settings.maxConnectionsPerAddress(), settings.maxRequestsPerSecond());
        this.loopsWithInput = new CountDownLatch(settings.ioThreads());
        this.loopsRunning = new CountDownLatch(settings.ioThreads());
        this.listener = ServerSocketChannel.open();
        try {
            listener.configureBlocking(false);
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(settings.address(), BACKLOG);
            for (int i = 0; i < settings.ioThreads(); i++) {
                loops.add(new IoLoop(this));
            }
            loops.get(0).accept(new Acceptor(listener, this, loops));
        } catch (IOException e) {
            loops.forEach(IoLoop::discard);
            listener.close();
            throw e;
        }
    }

    /** Gives each loop a thread; if there are not enough, the port ends. */
    void start(KmsServer.Starter starter) {
        int started = 0;
        try {
            for (IoLoop loop : loops) {
                starter.start(loop);
                started++;
            }
        } finally {
            loops.subList(started, loops.size()).forEach(IoLoop::discard);
        }
    }

    /** Begins the end; see {@link #awaitEnd}. */
    void end() {
        if (!ending) {
            endBy = now() + GOODBYE.toNanos();
            ending = true;
        }
        loops.forEach(IoLoop::wake);
        queue.wake();
    }

    /** Waits until all connections are closed, or the time for it is over. */
    boolean awaitEnd() throws InterruptedException {
        return loopsRunning.await(2 * GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isEnding() {
        return ending;
    }

    /** Whether the port is ending and nobody gets any more time. */
    boolean isOutOfTime() {
        return ending && now() > endBy;
    }

    /** A loop has put its last request into the queue. */
    void inputEnded() {
        loopsWithInput.countDown();
    }

    /** Whether the queue gets nothing more. */
    boolean isInputEnded() {
        return loopsWithInput.getCount() == 0;
    }

    /** A loop has closed its connections; it fails if nobody had told it to end. */
    void loopEnded() {
        loopsRunning.countDown();
        if (!ending) {
            end();
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /** Tells the binding that the port is open. @return tells that it is no more */
    Closeable tell(PortBinding binding) {
        return binding.opened(listener);
    }

    /** Takes a place for a connection if there is one; {@link #leavePlace} gives it back. */
    boolean takePlace() {
        if (connections.incrementAndGet() > settings.maxConnections()) {
            connections.decrementAndGet();
            return false;
        }
        return true;
    }

    /** How many connections have a place. */
    int connections() {
        return connections.get();
    }

    void leavePlace() {
        connections.decrementAndGet();
    }

    /** What requests are checked with, as of late; empty while the host has nothing to serve. */
    Optional<RequestAuthenticator> authenticator() {
        return authenticator;
    }

    void authenticator(Optional<RequestAuthenticator> fresh) {
        authenticatorStale = false;
        authenticator = fresh;
    }

    /** Has the batcher ask for it anew. */
    void authenticatorIsStale() {
        authenticatorStale = true;
    }

    boolean isAuthenticatorStale() {
        return authenticatorStale;
    }

    KmsServerSettings settings() {
        return settings;
    }

    RequestQueue queue() {
        return queue;
    }

    AddressLimits limits() {
        return limits;
    }

    Traffic traffic() {
        return traffic;
    }

    List<IoLoop> loops() {
        return loops;
    }

    /** Nanoseconds of a clock that only goes forward. */
    long now() {
        return clock.getAsLong();
    }
}
