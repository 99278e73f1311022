package org.menkyo.lockout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;

/** A user who may do nothing until a moment, unless support ends it before (LC-604). */
@Entity
@Table(name = "lockout")
public class Lockout {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "attempt_id")
    private long attemptId;

    @Enumerated(EnumType.STRING)
    private LockoutCause cause;

    @Column(name = "locked_at")
    private Instant lockedAt;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private String endedBy;

    @Column(name = "end_reason")
    private String endReason;

    protected Lockout() {}

    Lockout(Caller user, long attemptId, LockoutCause cause, Instant now, Instant until) {
        this.id = UUID.randomUUID();
        this.userId = user.requireUserId();
        BusinessEmail address = user.requireEmail();
        this.email = address.value();
        this.emailKey = address.key();
        this.attemptId = attemptId;
        this.cause = cause;
        this.lockedAt = now;
        this.lockedUntil = until;
    }

    /** Ends the lockout before its time. */
    public void end(String by, String reason, Instant now) {
        endedBy = by;
        endReason = reason;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** The business e-mail that the user had confirmed. */
    public BusinessEmail email() {
        return new BusinessEmail(email);
    }

    public LockoutCause cause() {
        return cause;
    }

    public Instant lockedAt() {
        return lockedAt;
    }

    /** When it ends by itself. */
    public Instant lockedUntil() {
        return lockedUntil;
    }

    /** When support ended it; empty where nobody did. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Who ended it. */
    public Optional<String> endedBy() {
        return Optional.ofNullable(endedBy);
    }

    /** Why it was ended. */
    public Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }

    /** Whether it holds at a moment. */
    public boolean holdsAt(Instant moment) {
        return endedAt == null && lockedUntil.isAfter(moment);
    }
}
