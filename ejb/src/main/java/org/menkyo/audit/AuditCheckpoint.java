package org.menkyo.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.hibernate.annotations.Immutable;

/**
 * The signed statement that the chain was this long with this hash at this time. Kept outside the database, it also shows
 * a chain that was cut off or made anew as a whole.
 */
@Entity
@Immutable
@Table(name = "audit_checkpoint")
public class AuditCheckpoint {

    private static final byte[] PURPOSE = "menkyo/audit-checkpoint/1\0".getBytes(StandardCharsets.US_ASCII);

    @Id
    @Column(name = "seal_number")
    private long sealNumber;

    @Column(name = "chain_hash")
    private byte[] chainHash;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Column(name = "public_key")
    private byte[] publicKey;

    private byte[] signature;

    protected AuditCheckpoint() {}

    AuditCheckpoint(ChainLink link, Instant signedAt, CheckpointSigner signer) {
        this.sealNumber = link.number();
        this.chainHash = link.hash();
        this.signedAt = signedAt;
        this.publicKey = signer.publicKey();
        this.signature = signer.sign(statement());
    }

    /**
     * What is signed: the purpose and a zero byte, the link's number (8 bytes), its hash (32), and the time in
     * microseconds since 1970 (8), numbers with the highest byte first.
     */
    private byte[] statement() {
        long micros =
                Math.addExact(Math.multiplyExact(signedAt.getEpochSecond(), 1_000_000L), signedAt.getNano() / 1000);
        return ByteBuffer.allocate(PURPOSE.length + Long.BYTES + Sha256.BYTES + Long.BYTES)
                .put(PURPOSE)
                .putLong(sealNumber)
                .put(chainHash)
                .putLong(micros)
                .array();
    }

    /** Whether this installation signed it. */
    boolean isSignedBy(CheckpointSigner signer) {
        return Arrays.equals(publicKey, signer.publicKey()) && signer.verifies(statement(), signature);
    }

    long sealNumber() {
        return sealNumber;
    }

    byte[] chainHash() {
        return chainHash;
    }

    Instant signedAt() {
        return signedAt;
    }
}
