package org.menkyo.protocol.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Where the audit chain stands.
 *
 * @param number of the last link, 0 before the first
 * @param hash of the last link, 32 zero bytes before the first
 */
public record ChainLink(long number, byte[] hash) {

    private static final byte[] LABEL = "menkyo/audit-link/1\0".getBytes(StandardCharsets.US_ASCII);

    /** Where an empty chain stands. */
    public static ChainLink start() {
        return new ChainLink(0, new byte[Sha256.LENGTH]);
    }

    /**
     * Where the chain stands with one row more. The hash is the SHA-256 of a label, the hash before, and all that the
     * link says: its number, the row's number in its source, the time in microseconds since 1970, the row's digest, and
     * the source's word in UTF-8, which comes last since its length varies.
     *
     * @param row what the link stands for
     */
    public ChainLink next(ChainedRow row) {
        long next = number + 1;
        MessageDigest digest = Sha256.digest();
        digest.update(LABEL);
        digest.update(hash);
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(next)
                .putLong(row.refId())
                .putLong(CanonicalTime.micros(row.sealedAt()))
                .flip());
        digest.update(row.digest());
        return new ChainLink(next, digest.digest(row.source().getBytes(StandardCharsets.UTF_8)));
    }
}
