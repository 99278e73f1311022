package org.menkyo.kmsadapter;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.KmsError;

/** Takes new connections within the limits, and deals them out to the loops. Runs on the first loop. */
final class Acceptor {

    private static final Logger LOG = System.getLogger(Acceptor.class.getName());
    private static final int AT_ONCE = 64;
    private static final int RETRY_SECONDS = 60;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final ServerSocketChannel listener;
    private final OpenPort port;
    private final List<IoLoop> loops;
    private SelectionKey key;
    private int next;
    private long pausedAt;
    private boolean paused;

    Acceptor(ServerSocketChannel listener, OpenPort port, List<IoLoop> loops) {
        this.listener = listener;
        this.port = port;
        this.loops = loops;
    }

    void register(Selector selector) throws IOException {
        key = listener.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    /** Takes what waits, but not so many that the connections that are there have to wait. */
    void accept(long now) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                admit(channel, now);
            }
        } catch (IOException e) {
            // No more file descriptors, for example. The connection waits in the backlog, and the key stays ready.
            LOG.log(Level.WARNING, "New KMS connections wait for a second: {0}", e.getMessage());
            key.interestOps(0);
            paused = true;
            pausedAt = now;
        }
    }

    /** Goes on after a pause. */
    void resumeIfDue(long now) {
        if (paused && now - pausedAt > PAUSE) {
            paused = false;
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    void close() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The KMS port was not closed cleanly", e);
        }
    }

    private void admit(SocketChannel channel, long now) {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (!port.takePlace()) {
                refuse(channel);
                return;
            }
            Optional<AddressLimits.Share> share =
                    port.limits().admit(channel.socket().getInetAddress(), now);
            if (share.isEmpty()) {
                port.leavePlace();
                refuse(channel);
                return;
            }
            IoLoop loop = loops.get(next);
            next = (next + 1) % loops.size();
            loop.execute(() -> loop.adopt(channel, share.get()));
            port.traffic().connected();
        } catch (IOException e) {
            closeQuietly(channel);
        }
    }

    private void refuse(SocketChannel channel) throws IOException {
        port.traffic().refused(KmsError.TOO_MANY_CONNECTIONS);
        channel.write(ByteBuffer.wrap(
                ErrorFrame.of(KmsError.TOO_MANY_CONNECTIONS, RETRY_SECONDS).encode()));
        channel.close();
    }

    static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection was not closed cleanly", e);
        }
    }
}
