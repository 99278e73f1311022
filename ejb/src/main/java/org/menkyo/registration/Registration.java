package org.menkyo.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.input.BusinessEmail;

/** A confirmation link on its way to a business e-mail (LC-203). Of its token only a hash is kept. */
@Entity
@Table(name = "registration")
public class Registration {

    /** How long a link can be followed for the first time. */
    static final Duration VALIDITY = Duration.ofDays(7);

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "confirmed_by")
    private UUID confirmedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Registration() {}

    /** @param userId who registers; null for the link of a welcome mail, which registers whoever opens it signed in */
    Registration(UUID userId, BusinessEmail email, byte[] tokenHash, Instant now) {
        this.id = UUID.randomUUID();
        this.userId = userId;
        this.email = email.value();
        this.emailKey = email.key();
        this.tokenHash = tokenHash.clone();
        this.createdAt = now;
        this.expiresAt = now.plus(VALIDITY);
    }

    /** Ends the link, since a newer one takes its place. */
    void end(Instant now) {
        endedAt = now;
    }

    /** Uses the link up. */
    void confirm(UUID by, Instant now) {
        confirmedBy = by;
        confirmedAt = now;
    }

    /** Whether a person may follow the link for the first time at a moment. */
    boolean canBeConfirmedBy(UUID person, Instant now) {
        return confirmedAt == null
                && endedAt == null
                && now.isBefore(expiresAt)
                && (userId == null || userId.equals(person));
    }

    /** Whether this person has followed the link before. */
    boolean wasConfirmedBy(UUID person) {
        return person.equals(confirmedBy);
    }

    UUID id() {
        return id;
    }

    byte[] tokenHash() {
        return tokenHash.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    BusinessEmail email() {
        return new BusinessEmail(email);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Who registers; empty for the link of a welcome mail. */
    Optional<UUID> userId() {
        return Optional.ofNullable(userId);
    }
}
