package org.menkyo.account.reset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;

/**
 * Somebody asked for a link to set a new password by (LC-209). Asking is the same for every address; whether there is an
 * account is looked at afterwards. Of the link's token only a hash is kept.
 */
@Entity
@Table(name = "password_reset")
public class PasswordReset {

    /** How long a link can be followed. */
    static final Duration VALIDITY = Duration.ofMinutes(30);

    @Id
    private UUID id;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "source_address")
    private String sourceAddress;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "handled_at")
    private Instant handledAt;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected PasswordReset() {}

    PasswordReset(Caller caller, BusinessEmail email, Instant now) {
        id = UUID.randomUUID();
        emailKey = email.key();
        requestedAt = now;
        sourceAddress = caller.sourceAddress();
        correlationId = caller.correlationId();
    }

    /** The address that was asked for, in the form in which addresses are compared. */
    String emailKey() {
        return emailKey;
    }

    /** The call that asked. */
    String correlationId() {
        return correlationId;
    }

    /** From where the call came. */
    String sourceAddress() {
        return sourceAddress;
    }

    /** The account that the link is for. */
    Long accountId() {
        return accountId;
    }

    /** There is nobody to send a link to. */
    void handle(Instant now) {
        handledAt = now;
    }

    /** A link was made for an account. */
    void send(long account, byte[] hash, Instant now) {
        handledAt = now;
        accountId = account;
        tokenHash = hash.clone();
        expiresAt = now.plus(VALIDITY);
    }

    /** The link was used, or another way took its place. */
    void end(Instant now) {
        endedAt = now;
    }

    boolean isOpenAt(Instant now) {
        return endedAt == null && expiresAt != null && now.isBefore(expiresAt);
    }
}
