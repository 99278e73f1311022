package org.menkyo.shared.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message that is refused as soon as it turns out longer than allowed, however it is transferred. */
final class BoundedStream extends FilterInputStream {

    private final int limit;
    private long read;

    /** @param limit the greatest length in bytes */
    BoundedStream(InputStream in, int limit) {
        super(in);
        this.limit = limit;
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

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > limit) {
            throw new SoapException(SoapError.MESSAGE_TOO_LARGE, limit);
        }
    }
}
