package org.menkyo.kmsadapter;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client's connection. Reading and its timing belong to the connection's loop; the output may be written by the loop
 * and by the batcher, one at a time.
 */
final class Connection {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How far a write came. */
    enum Written {
        /** Everything is out. */
        ALL,
        /** The peer must read before more goes out. */
        PART,
        /** Everything is out, and the connection is to end. */
        ALL_AND_CLOSING
    }

    /** What is left of a connection's life. */
    enum Phase {
        /** Requests are read. */
        OPEN,
        /** The peer has sent all that it wanted; what it asked for is still answered. */
        INPUT_ENDED,
        /** The last answer is on its way; what still comes is not looked at. */
        CLOSING,
        /** All is said; the peer gets a moment to read it. */
        DRAINING,
        CLOSED
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final IoLoop loop;
    private final AddressLimits.Share share;
    private final InetAddress peer;

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile long progressAt;

    // Set by the loop alone.
    private volatile Phase phase = Phase.OPEN;
    private volatile boolean paused;
    private ByteBuffer partOfFrame = NOTHING;
    private long frameBegunAt;

    // Guarded by output.
    private final ArrayDeque<byte[]> output = new ArrayDeque<>();
    private int writtenOfFirst;
    private boolean closeAfterOutput;

    Connection(SocketChannel channel, SelectionKey key, IoLoop loop, AddressLimits.Share share, long now)
            throws IOException {
        this.channel = channel;
        this.key = key;
        this.loop = loop;
        this.share = share;
        this.peer = channel.socket().getInetAddress();
        this.progressAt = now;
    }

    SocketChannel channel() {
        return channel;
    }

    IoLoop loop() {
        return loop;
    }

    AddressLimits.Share share() {
        return share;
    }

    InetAddress peer() {
        return peer;
    }

    Phase phase() {
        return phase;
    }

    /** Requests that were read and whose answer is not out. */
    int inFlight() {
        return inFlight.get();
    }

    /** A request was read; its answer will be given to {@link #append}. */
    void expectAnswer() {
        inFlight.incrementAndGet();
    }

    /** When something came in or went out last, by the server's monotonic clock. */
    long progressAt() {
        return progressAt;
    }

    void progressed(long now) {
        progressAt = now;
    }

    /** Moves the bytes of an unfinished frame to the beginning of the buffer. */
    void restorePartOfFrame(ByteBuffer buffer) {
        buffer.put(partOfFrame);
        partOfFrame = NOTHING;
    }

    /** Keeps what remains in the buffer: less than a frame. */
    void keepPartOfFrame(ByteBuffer buffer, boolean anotherFrame, long now) {
        if (!buffer.hasRemaining()) {
            return;
        }
        if (anotherFrame) {
            frameBegunAt = now;
        }
        partOfFrame = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
    }

    /** Bytes of an unfinished frame. */
    int partOfFrame() {
        return partOfFrame.remaining();
    }

    /** When the first byte of the unfinished frame came. */
    long frameBegunAt() {
        return frameBegunAt;
    }

    /** Whether nothing is read for now, so that the peer has to wait. */
    boolean isPaused() {
        return paused;
    }

    void pause() {
        paused = true;
        interest(SelectionKey.OP_READ, false);
    }

    void resume(long now) {
        paused = false;
        frameBegunAt = now;
        progressAt = now;
        interest(SelectionKey.OP_READ, true);
    }

    /** Whether the loop has to look at the connection after it was written to. */
    boolean needsLoop() {
        return paused || phase != Phase.OPEN;
    }

    /** Reads no more requests. */
    void enter(Phase next) {
        phase = next;
        partOfFrame = NOTHING;
        paused = false;
        interest(SelectionKey.OP_READ, next == Phase.DRAINING);
    }

    /** Puts an answer at the end of the output. */
    void append(byte[] frames, boolean closing) {
        synchronized (output) {
            output.add(frames);
            closeAfterOutput |= closing;
        }
    }

    boolean hasOutput() {
        synchronized (output) {
            return !output.isEmpty();
        }
    }

    /**
     * Writes as much as the peer takes.
     *
     * @param scratch a direct buffer of the calling thread
     * @throws IOException if the peer is gone
     */
    Written write(ByteBuffer scratch, long now) throws IOException {
        synchronized (output) {
            while (!output.isEmpty()) {
                fill(scratch);
                int written = channel.write(scratch);
                if (written > 0) {
                    progressAt = now;
                    remove(written);
                }
                if (scratch.hasRemaining()) {
                    interest(SelectionKey.OP_WRITE, true);
                    loop.wake();
                    return Written.PART;
                }
            }
            interest(SelectionKey.OP_WRITE, false);
            return closeAfterOutput ? Written.ALL_AND_CLOSING : Written.ALL;
        }
    }

    private void fill(ByteBuffer scratch) {
        scratch.clear();
        int offset = writtenOfFirst;
        for (byte[] frames : output) {
            int length = Math.min(scratch.remaining(), frames.length - offset);
            scratch.put(frames, offset, length);
            if (!scratch.hasRemaining()) {
                break;
            }
            offset = 0;
        }
        scratch.flip();
    }

    private void remove(int written) {
        int left = writtenOfFirst + written;
        while (!output.isEmpty() && left >= output.peek().length) {
            left -= output.poll().length;
            inFlight.decrementAndGet();
        }
        writtenOfFirst = left;
    }

    private void interest(int operation, boolean wanted) {
        try {
            boolean has = (key.interestOps() & operation) != 0;
            if (wanted && !has) {
                key.interestOpsOr(operation);
            } else if (!wanted && has) {
                key.interestOpsAnd(~operation);
            }
        } catch (CancelledKeyException e) {
            // The loop has closed the connection in between; there is nothing left to wait for.
            return;
        }
    }

    /** Frees the socket; the loop takes the connection off its books. */
    void close() {
        phase = Phase.CLOSED;
        try {
            channel.close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public String toString() {
        return "Connection[" + peer.getHostAddress() + "]";
    }
}
