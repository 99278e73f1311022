package org.menkyo.kms;

import java.util.Arrays;
import java.util.UUID;

/**
 * What a host remembers of a client machine: when it was answered last, and which requests it has sent lately (VA-304,
 * VA-305).
 *
 * <p>Nonces are remembered as long as their client time is near enough to the host's to be accepted at all. If a machine
 * sends more than are kept, the oldest are forgotten, and nothing with a client time up to theirs is taken as new any
 * more. So a replay is never taken for a new request; a new request could be taken for a replay only after its machine's
 * clock was set back.
 */
final class KnownClient {

    private static final int INITIAL_LENGTH = 2;
    private static final long[] NONE = {};

    // Its place in the index, which alone reads and writes these.
    final long idHigh;
    final long idLow;
    KnownClient inBucket;
    KnownClient older;
    KnownClient newer;

    private long answeredAt;
    private boolean virtual;
    private long floor = Long.MIN_VALUE;
    private long[] nonces = NONE;
    private int length;

    KnownClient(UUID cmid, long answeredAtMillis, boolean virtual) {
        this.idHigh = cmid.getMostSignificantBits();
        this.idLow = cmid.getLeastSignificantBits();
        this.answeredAt = answeredAtMillis;
        this.virtual = virtual;
    }

    /** When it was answered last, in milliseconds since 1970. */
    long answeredAt() {
        return answeredAt;
    }

    /** Whether it adds to the count (VA-307). */
    boolean isCounted() {
        return !virtual;
    }

    void answered(long atMillis, boolean isVirtual) {
        answeredAt = atMillis;
        virtual = isVirtual;
    }

    /** Takes everything with a client time up to this one as seen. */
    void forgetUpTo(long clientTimeMillis) {
        floor = Math.max(floor, clientTimeMillis);
    }

    /** Whether the request was, or may have been, sent before. */
    boolean hasSent(long nonce, long clientTimeMillis) {
        if (clientTimeMillis <= floor) {
            return true;
        }
        for (int i = 0; i < length; i += 2) {
            if (nonces[i] == nonce) {
                return true;
            }
        }
        return false;
    }

    /**
     * Remembers a request.
     *
     * @param oldest client times before this one are not accepted any more, so their nonces are not needed
     * @param most how many nonces are kept
     * @return how many nonces more are kept than before; may be negative
     */
    int remember(long nonce, long clientTimeMillis, long oldest, int most) {
        int before = length;
        removeBefore(oldest);
        while (length >= 2 * most) {
            removeOldest();
        }
        if (clientTimeMillis > floor) {
            if (length == nonces.length) {
                nonces = Arrays.copyOf(nonces, Math.max(INITIAL_LENGTH, 2 * length));
            }
            nonces[length] = nonce;
            nonces[length + 1] = clientTimeMillis;
            length += 2;
        }
        return (length - before) / 2;
    }

    /** How many nonces are kept. */
    int kept() {
        return length / 2;
    }

    private void removeBefore(long oldest) {
        int kept = 0;
        for (int i = 0; i < length; i += 2) {
            if (nonces[i + 1] >= oldest) {
                nonces[kept] = nonces[i];
                nonces[kept + 1] = nonces[i + 1];
                kept += 2;
            }
        }
        length = kept;
    }

    private void removeOldest() {
        int oldest = 0;
        for (int i = 2; i < length; i += 2) {
            if (nonces[i + 1] < nonces[oldest + 1]) {
                oldest = i;
            }
        }
        forgetUpTo(nonces[oldest + 1]);
        length -= 2;
        nonces[oldest] = nonces[length];
        nonces[oldest + 1] = nonces[length + 1];
    }
}
