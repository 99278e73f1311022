package org.menkyo.media;

import java.io.IOException;
import java.io.InputStream;
import org.menkyo.shared.error.LicensingException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.Abortable;

/**
 * A range of an object. A store ends a connection of which nobody reads for a while, as behind a slow receiver; then the rest
 * is asked for anew.
 */
final class S3Bytes extends InputStream {

    /** How often in a row the store may break off without a single byte. */
    private static final int ATTEMPTS = 3;

    /** Asks for a range. */
    @FunctionalInterface
    interface Source {
        InputStream open(long start, long length) throws IOException;
    }

    private final Source source;
    private InputStream bytes;
    private long position;
    private long left;

    /** Asks for the range at once. */
    S3Bytes(Source source, long start, long length) throws IOException {
        this.source = source;
        this.position = start;
        this.left = length;
        this.bytes = source.open(start, length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                if (attempt > 0) {
                    close();
                    bytes = source.open(position, left);
                }
                int count = bytes.read(buffer, offset, (int) Math.min(length, left));
                if (count > 0) {
                    position += count;
                    left -= count;
                    return count;
                }
                last = new IOException("the store ended a media file at byte " + position);
            } catch (SdkException | LicensingException e) {
                last = new IOException("the store broke off at byte " + position, e);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** What is not wanted any more need not be read, as closing would. */
    @Override
    public void close() throws IOException {
        if (left > 0 && bytes instanceof Abortable abortable) {
            abortable.abort();
        } else {
            bytes.close();
        }
    }
}
