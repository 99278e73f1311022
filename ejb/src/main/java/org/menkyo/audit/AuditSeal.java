package org.menkyo.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainedRow;

/**
 * A link of the audit chain. Each has a number, without gaps from 1, and a hash of the link before it and of all that it
 * says itself: nobody can alter, remove or insert a row without all later hashes becoming wrong.
 */
@Entity
@Immutable
@Table(name = "audit_seal")
public class AuditSeal {

    @Id
    private long number;

    private String source;

    @Column(name = "ref_id")
    private long refId;

    @Column(name = "record_digest")
    private byte[] recordDigest;

    @Column(name = "chain_hash")
    private byte[] chainHash;

    @Column(name = "sealed_at")
    private Instant sealedAt;

    protected AuditSeal() {}

    AuditSeal(ChainLink link, ChainedRow row) {
        this.number = link.number();
        this.source = row.source();
        this.refId = row.refId();
        this.recordDigest = row.digest();
        this.chainHash = link.hash();
        this.sealedAt = row.sealedAt();
    }

    /** All that the link says beside its number and hash. */
    ChainedRow row() {
        return new ChainedRow(source, refId, recordDigest, sealedAt);
    }

    long number() {
        return number;
    }

    String source() {
        return source;
    }

    long refId() {
        return refId;
    }

    byte[] recordDigest() {
        return recordDigest;
    }

    byte[] chainHash() {
        return chainHash;
    }

    /** Where the chain stands with this link. */
    ChainLink link() {
        return new ChainLink(number, chainHash);
    }
}
