package org.menkyo.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The secret that an account's codes come from; it counts once the account says so. */
@Entity
@Table(name = "second_factor")
public class SecondFactor {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID identity;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    // Raised by a statement of its own.
    @Column(name = "last_step", updatable = false)
    private long lastStep;

    protected SecondFactor() {}

    SecondFactor(UUID identity, Long accountId, byte[] sealedSecret, Instant createdAt) {
        this.identity = identity;
        this.accountId = accountId;
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = createdAt;
        this.lastStep = 0;
    }

    Long id() {
        return id;
    }

    /** Names the row in the place of the sealed secret. */
    UUID identity() {
        return identity;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    Instant createdAt() {
        return createdAt;
    }
}
