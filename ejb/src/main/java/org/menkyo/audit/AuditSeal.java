package org.menkyo.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.menkyo.protocol.audit.ChainLink;

/**
 * A link of the audit chain. Each has a number, without gaps from 1, and the hash of the link before it and of its own
 * row's digest: nobody can alter, remove or insert a row without all later hashes becoming wrong.
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

    AuditSeal(ChainLink link, String source, long refId, byte[] recordDigest, Instant sealedAt) {
        this.number = link.number();
        this.source = source;
        this.refId = refId;
        this.recordDigest = recordDigest;
        this.chainHash = link.hash();
        this.sealedAt = sealedAt;
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
