package org.menkyo.shared.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntFunction;

/**
 * The body of a call, which is refused as soon as it turns out longer than allowed, however it is transferred, and for which room
 * is taken as it is read.
 */
public final class BoundedBody extends FilterInputStream {

    private final BodyRoom.Share room;
    private final IntFunction<RuntimeException> tooLong;
    private int limit;
    private long read;

    /**
     * @param limit the greatest length in bytes
     * @param room what is read takes room here, and stays there
     * @param tooLong makes the refusal, from the limit
     */
    public BoundedBody(InputStream in, int limit, BodyRoom.Share room, IntFunction<RuntimeException> tooLong) {
        super(in);
        this.limit = limit;
        this.room = room;
        this.tooLong = tooLong;
    }

    /** From now on, another length is allowed. */
    public void allow(int bytes) {
        limit = bytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    /**
     * Leaves what was not read to the server: closing its stream would wait for all that a sender may still send, which a
     * refused one does as slowly as it likes.
     */
    @Override
    public void close() {
        // The server closes its stream when the call is answered.
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > limit) {
            throw tooLong.apply(limit);
        }
        room.take(read);
    }
}
