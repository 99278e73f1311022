package org.menkyo.kmsadapter;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.menkyo.kmsadapter.Connection.Phase;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.ReceivedRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Serves many connections with one thread: reads frames, checks them, queues the authentic requests, and writes answers.
 *
 * <p>Back pressure: no more is read from a connection than it may have in flight and than the queue has room for; the
 * rest waits in the kernel and then with the peer.
 */
final class IoLoop implements Runnable {

    private static final Logger LOG = System.getLogger(IoLoop.class.getName());
    private static final int BUFFER = 64 * 1024;
    private static final int FRAMES_AT_ONCE = BUFFER / KmsFrames.REQUEST_LENGTH - 1;
    private static final int RETRY_SECONDS = 60;
    private static final long DRAIN_TIME = TimeUnit.SECONDS.toNanos(1);
    private static final long ANSWER_TIME = TimeUnit.SECONDS.toNanos(60);

    private final OpenPort port;
    private final Selector selector;
    private final FrameReader frames = FrameReader.forHost();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Set<Connection> paused = new HashSet<>();
    private final List<Exchange> arrived = new ArrayList<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer output = ByteBuffer.allocateDirect(BUFFER);
    private final long idleTime;
    private final long frameTime;
    private final long sweepTime;

    private Acceptor acceptor;
    private volatile boolean someWait;
    private long sweptAt;
    private boolean quiet;
    private boolean inputTaken;

    IoLoop(OpenPort port) throws IOException {
        this.port = port;
        this.selector = Selector.open();
        this.idleTime = port.settings().idleTimeout().toNanos();
        this.frameTime = port.settings().frameTimeout().toNanos();
        this.sweepTime = Math.max(
                TimeUnit.MILLISECONDS.toNanos(10),
                Math.min(TimeUnit.SECONDS.toNanos(1), Math.min(idleTime, frameTime) / 4));
    }

    /** Makes this the loop that takes new connections; before it runs. */
    void accept(Acceptor newAcceptor) throws IOException {
        acceptor = newAcceptor;
        newAcceptor.register(selector);
    }

    /** Has the loop's thread do something. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void wake() {
        selector.wakeup();
    }

    /** The queue has room again. */
    void roomMade() {
        if (someWait) {
            selector.wakeup();
        }
    }

    /** Writes what the connections have to say. */
    void flush(List<Connection> written) {
        execute(() -> written.forEach(connection -> guard(connection, () -> write(connection))));
    }

    @Override
    public void run() {
        sweptAt = port.now();
        try {
            while (!isOver()) {
                selector.select(this::serve, TimeUnit.NANOSECONDS.toMillis(sweepTime));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                resumePaused();
                sweep();
                if (port.isEnding() && !quiet) {
                    endInput();
                }
                handOver();
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The KMS port has to be opened anew", e);
        } finally {
            end();
        }
    }

    private boolean isOver() {
        return quiet && (connections.isEmpty() || port.isOutOfTime());
    }

    private void serve(SelectionKey key) {
        if (key.attachment() == acceptor) {
            acceptor.accept(port.now());
            return;
        }
        Connection connection = (Connection) key.attachment();
        guard(connection, () -> {
            if (key.isReadable()) {
                read(connection);
            }
            if (key.isValid() && key.isWritable()) {
                write(connection);
            }
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Whatever goes wrong with one connection ends that one. */
    private void guard(Connection connection, Step step) {
        if (connection.phase() == Phase.CLOSED) {
            return;
        }
        try {
            step.run();
        } catch (IOException e) {
            close(connection);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A KMS connection was closed", e);
            close(connection);
        }
    }

    /** Takes a connection that the acceptor dealt to this loop. */
    void adopt(SocketChannel channel, AddressLimits.Share share) {
        try {
            SelectionKey key = channel.register(selector, quiet ? 0 : SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, this, share, port.now());
            key.attach(connection);
            connections.add(connection);
            if (quiet) {
                close(connection);
            }
        } catch (IOException e) {
            Acceptor.closeQuietly(channel);
            share.leave();
            port.leavePlace();
        }
    }

    private void read(Connection connection) throws IOException {
        if (connection.phase() == Phase.DRAINING) {
            input.clear();
            if (connection.channel().read(input) < 0) {
                close(connection);
            }
            return;
        }
        int budget = budget(connection);
        if (budget <= 0) {
            connection.pause();
            paused.add(connection);
            someWait = true;
            return;
        }
        input.clear();
        boolean begun = connection.partOfFrame() > 0;
        connection.restorePartOfFrame(input);
        input.limit(input.position() + budget * KmsFrames.REQUEST_LENGTH);
        int count = connection.channel().read(input);
        input.flip();
        if (count > 0) {
            long now = port.now();
            connection.progressed(now);
            boolean anotherFrame = take(connection, now) || !begun;
            connection.keepPartOfFrame(input, anotherFrame, now);
        } else {
            connection.keepPartOfFrame(input, false, 0);
        }
        if (count < 0) {
            connection.enter(Phase.INPUT_ENDED);
            closeIfDone(connection);
        }
    }

    private int budget(Connection connection) {
        int own = port.settings().maxInFlight() - connection.inFlight();
        int common = port.queue().room() - arrived.size();
        return Math.min(FRAMES_AT_ONCE, Math.min(own, common));
    }

    /** Takes the whole frames from the input; says whether there was one. */
    private boolean take(Connection connection, long now) {
        boolean any = false;
        try {
            for (Optional<KmsFrame> frame = frames.next(input); frame.isPresent(); frame = frames.next(input)) {
                any = true;
                request(connection, frame.get(), now);
            }
        } catch (KmsProtocolException e) {
            LOG.log(Level.DEBUG, "{0}: {1}", connection, e.getMessage());
            input.position(input.limit());
            refuse(connection, e.error(), 0);
        }
        return any;
    }

    private void request(Connection connection, KmsFrame frame, long now) throws KmsProtocolException {
        if (!connection.share().allowRequest(now)) {
            refuse(connection, KmsError.TOO_MANY_REQUESTS, 1);
            return;
        }
        Optional<RequestAuthenticator> authenticator = port.authenticator();
        if (authenticator.isEmpty()) {
            refuse(connection, KmsError.UNAVAILABLE, RETRY_SECONDS);
            return;
        }
        try {
            ReceivedRequest request = new ReceivedRequest(authenticator.get().open(frame), connection.peer());
            connection.expectAnswer();
            arrived.add(Exchange.of(connection, request));
        } catch (KmsProtocolException e) {
            if (e.error().isClosing()) {
                throw e;
            }
            port.authenticatorIsStale();
            refuse(connection, e.error(), 0);
        }
    }

    /** Queues the error behind the answers that the connection still gets. */
    private void refuse(Connection connection, KmsError error, int retryAfterSeconds) {
        port.traffic().refused(error);
        if (error.isClosing()) {
            connection.enter(Phase.CLOSING);
            paused.remove(connection);
        }
        connection.expectAnswer();
        arrived.add(Exchange.refused(connection, error, retryAfterSeconds));
    }

    private void handOver() {
        if (!arrived.isEmpty()) {
            port.queue().add(arrived);
            port.traffic()
                    .arrived(arrived.stream().filter(e -> e.request() != null).count());
            arrived.clear();
        }
        if (quiet && !inputTaken) {
            inputTaken = true;
            port.inputEnded();
        }
    }

    private void resumePaused() {
        if (!paused.isEmpty()) {
            long now = port.now();
            paused.removeIf(connection -> {
                if (connection.phase() == Phase.OPEN && budget(connection) > 0) {
                    connection.resume(now);
                }
                return !connection.isPaused();
            });
            someWait = !paused.isEmpty();
        }
    }

    private void write(Connection connection) throws IOException {
        if (connection.write(output, port.now()) == Connection.Written.ALL_AND_CLOSING) {
            drain(connection);
        } else {
            closeIfDone(connection);
        }
    }

    /** Closing at once could make the peer's system throw away the last answer, if the peer is still sending. */
    private void drain(Connection connection) throws IOException {
        if (connection.phase() != Phase.DRAINING) {
            connection.channel().shutdownOutput();
            connection.progressed(port.now());
            connection.enter(Phase.DRAINING);
        }
    }

    private void closeIfDone(Connection connection) {
        if (connection.phase() == Phase.INPUT_ENDED && connection.inFlight() == 0) {
            close(connection);
        }
    }

    private void close(Connection connection) {
        if (connections.remove(connection)) {
            paused.remove(connection);
            connection.close();
            connection.share().leave();
            port.leavePlace();
        }
    }

    private void sweep() {
        long now = port.now();
        if (now - sweptAt < sweepTime) {
            return;
        }
        sweptAt = now;
        if (acceptor != null) {
            acceptor.resumeIfDue(now);
            port.limits().forgetIdle(now);
        }
        for (Connection connection : List.copyOf(connections)) {
            long still = now - connection.progressAt();
            if (connection.phase() == Phase.DRAINING) {
                if (still > DRAIN_TIME) {
                    close(connection);
                }
            } else if (still > ANSWER_TIME && connection.inFlight() > 0) {
                close(connection);
            } else if (connection.phase() == Phase.OPEN && !connection.isPaused() && isTooSlow(connection, now)) {
                refuse(connection, KmsError.TIMED_OUT, 0);
            }
        }
    }

    private boolean isTooSlow(Connection connection, long now) {
        if (connection.partOfFrame() > 0) {
            return now - connection.frameBegunAt() > frameTime;
        }
        return connection.inFlight() == 0 && now - connection.progressAt() > idleTime;
    }

    private void endInput() {
        quiet = true;
        if (acceptor != null) {
            acceptor.close();
        }
        for (Connection connection : List.copyOf(connections)) {
            if (connection.phase() == Phase.OPEN) {
                connection.enter(Phase.INPUT_ENDED);
                closeIfDone(connection);
            } else if (connection.phase() == Phase.DRAINING) {
                close(connection);
            }
        }
    }

    private void end() {
        if (acceptor != null) {
            acceptor.close();
        }
        List.copyOf(connections).forEach(this::close);
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A selector was not closed cleanly", e);
        }
        if (!inputTaken) {
            inputTaken = true;
            port.inputEnded();
        }
        port.loopEnded();
    }

    /** Ends a loop that was never run. */
    void discard() {
        end();
    }
}
