package org.menkyo.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A connection with one deadline for all that is done over it: connecting, what TLS exchanges, and every single byte of an
 * answer. The time-outs of a plain socket begin anew with each byte, so that a peer that sends one now and then is never
 * given up. It begins to run when the socket is made. Writing has no time-out, so what is sent must fit into the system's
 * buffer.
 */
public final class DeadlineSocket extends Socket {

    private final long deadline;

    public DeadlineSocket(Duration patience) {
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, millisLeft());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new UntilDeadline(super.getInputStream());
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("the peer took too long");
        }
        return Math.toIntExact(left);
    }

    private final class UntilDeadline extends FilterInputStream {

        private UntilDeadline(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            setSoTimeout(millisLeft());
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            setSoTimeout(millisLeft());
            return super.read(bytes, offset, length);
        }
    }
}
