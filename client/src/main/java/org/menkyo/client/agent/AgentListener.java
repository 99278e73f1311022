package org.menkyo.client.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.HttpException;

/**
 * Accepts connections, each for one request. Who takes too long is cut off, however little it sends at a time, and who has
 * taken its share of the places gets no more (VA-503).
 */
final class AgentListener implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(AgentListener.class.getName());
    private static final int BACKLOG = 128;
    private static final long KEEP_THREADS_SECONDS = 30;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocket socket;
    private final AgentLimits limits;
    private final Exchange exchange;
    private final ConnectionRoom room;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch;
    private final ThreadPoolExecutor threads;
    private final Thread acceptor;

    /** One request and its answer on a connection. */
    @FunctionalInterface
    interface Exchange {

        /** Prepares for a peer, in the agent's own time. */
        Reception prepare() throws IOException;
    }

    /** Is ready for a peer. */
    @FunctionalInterface
    interface Reception {

        /** Makes TLS and reads the request, which both take the peer's time, and gives what is to be done about it. */
        Work receive(Socket connection) throws IOException, HttpException;
    }

    /** What is to be done about a request. */
    interface Work extends AutoCloseable {

        /** Does it, in the agent's own time. */
        void run();

        /** Sends the answer, which takes the peer's time. */
        void answer() throws IOException, HttpException;

        @Override
        void close() throws IOException;
    }

    /** Opens the port. */
    AgentListener(InetSocketAddress address, AgentLimits limits, Exchange exchange) throws IOException {
        this.limits = limits;
        this.exchange = exchange;
        this.room = new ConnectionRoom(limits);
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        this.watch = Executors.newSingleThreadScheduledExecutor(named("menkyo-agent-watch"));
        this.threads = new ThreadPoolExecutor(
                0,
                limits.connections(),
                KEEP_THREADS_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("menkyo-agent"));
        this.acceptor = named("menkyo-agent-accept").newThread(this::accept);
        acceptor.start();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Closes the port and all connections. */
    @Override
    public void close() {
        closed(socket);
        open.forEach(AgentListener::closed);
        watch.shutdownNow();
        threads.shutdown();
    }

    /** Closes the port, lets what has begun end, within the limits of time, and closes. */
    void finish() throws InterruptedException {
        closed(socket);
        threads.shutdown();
        threads.awaitTermination(limits.request().plus(limits.answer()).toMillis(), TimeUnit.MILLISECONDS);
        close();
        // A port can be opened again only when nobody waits at it any more.
        acceptor.join(limits.request().toMillis());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                admit(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOGGER.log(System.Logger.Level.WARNING, "A connection cannot be accepted: " + e.getMessage());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void admit(Socket connection) {
        if (!room.enter(connection.getInetAddress())) {
            closed(connection);
            return;
        }
        open.add(connection);
        try {
            threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
            leave(connection);
        }
    }

    private void leave(Socket connection) {
        closed(connection);
        open.remove(connection);
        room.leave(connection.getInetAddress());
    }

    private void serve(Socket connection) {
        try {
            connection.setTcpNoDelay(true);
            Reception reception = exchange.prepare();
            try (Work work = within(limits.request(), connection, () -> reception.receive(connection))) {
                work.run();
                within(limits.answer(), connection, () -> {
                    work.answer();
                    return null;
                });
            }
        } catch (IOException | HttpException e) {
            // Peers that are not believed, break off or are cut off are told apart by nobody but a person who looks for
            // it.
            LOGGER.log(System.Logger.Level.DEBUG, () -> connection.getInetAddress() + ": " + e);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "A request was not answered", e);
        } finally {
            leave(connection);
        }
    }

    private interface Part<T> {

        T run() throws IOException, HttpException;
    }

    private <T> T within(Duration time, Socket connection, Part<T> part) throws IOException, HttpException {
        ScheduledFuture<?> end;
        try {
            end = watch.schedule(() -> closed(connection), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the agent ends", e);
        }
        try {
            return part.run();
        } finally {
            end.cancel(false);
        }
    }

    private static void closed(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A connection was closed already", e);
        }
    }

    /** Reads what a peer still sends, up to a limit: who is closed on while sending may never see the answer. */
    static void drain(InputStream in, int limit) {
        byte[] part = new byte[1 << 13];
        try {
            int left = limit;
            for (int read = in.read(part); read >= 0 && left > 0; read = in.read(part)) {
                left -= read;
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The peer has closed the connection", e);
        }
    }
}
