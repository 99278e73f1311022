package org.menkyo.protocol.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.crypto.Sha256;

/**
 * What a signature says of the audit chain: that it was this long, with this hash, at this time (LC-1002).
 *
 * @param links the number of its last link
 * @param chainHash the hash of that link, 32 bytes
 * @param signedAt when, in whole microseconds
 */
public record ChainStatement(long links, byte[] chainHash, Instant signedAt) {

    /** Why a statement was signed; a signature for one purpose is none for the other. */
    public enum Purpose {
        /** Made once a minute while the chain grows, and kept with it. */
        CHECKPOINT("menkyo/audit-checkpoint/1"),
        /** The end of an export: there were no more links when it was made. */
        EXPORT_END("menkyo/audit-export-end/1");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }

        /** What the signed bytes begin with, and the type of such a line in an export. */
        public String label() {
            return label;
        }
    }

    /**
     * What is signed: the purpose's label in ASCII and a zero byte, the link's number (8 bytes), its hash (32), and the
     * time in microseconds since 1970 (8), numbers with the highest byte first.
     */
    public byte[] signedBytes(Purpose purpose) {
        byte[] label = purpose.label().getBytes(StandardCharsets.US_ASCII);
        byte[] message = message();
        return ByteBuffer.allocate(label.length + 1 + message.length)
                .put(label)
                .put((byte) 0)
                .put(message)
                .array();
    }

    private byte[] message() {
        return ByteBuffer.allocate(Long.BYTES + Sha256.LENGTH + Long.BYTES)
                .putLong(links)
                .put(chainHash, 0, Sha256.LENGTH)
                .putLong(CanonicalTime.micros(signedAt))
                .array();
    }

    /** Whether a signature over this statement was made with a key. */
    public boolean isSignedBy(VerifyingKey key, Purpose purpose, byte[] signature) {
        return key.verify(purpose.label(), message(), signature);
    }
}
