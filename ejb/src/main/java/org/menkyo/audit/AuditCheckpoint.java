package org.menkyo.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import org.hibernate.annotations.Immutable;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.protocol.certificate.VerifyingKey;

/**
 * The signed statement that the chain was this long with this hash at this time. Kept outside the database, it also shows
 * a chain that was cut off or made anew as a whole.
 */
@Entity
@Immutable
@Table(name = "audit_checkpoint")
public class AuditCheckpoint {

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
        this.signature = signer.sign(statement().signedBytes(Purpose.CHECKPOINT));
    }

    /** What the checkpoint says. */
    ChainStatement statement() {
        return new ChainStatement(sealNumber, chainHash, signedAt);
    }

    /** Whether this installation signed it. */
    boolean isSignedBy(CheckpointSigner signer) {
        return Arrays.equals(publicKey, signer.publicKey())
                && statement().isSignedBy(VerifyingKey.of(publicKey), Purpose.CHECKPOINT, signature);
    }

    /** What it is chained by. */
    byte[] digest() {
        return ExportLine.checkpointDigest(statement(), publicKey, signature);
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

    byte[] publicKey() {
        return publicKey;
    }

    byte[] signature() {
        return signature;
    }
}
