package org.menkyo.accesstoken;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.identity.Account;
import org.menkyo.identity.AppUser;

/** A secret that stands for a sign-in of its owner, see {@link TokenKind}. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID identity;

    @Enumerated(EnumType.STRING)
    private TokenKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    private Account account;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private AppUser user;

    private String name;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String operations;

    @Column(name = "license_ids")
    private String licenseIds;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "idle_seconds")
    private Integer idleSeconds;

    // Written by a statement of its own, which is no change of the token.
    @Column(name = "last_used_at", insertable = false, updatable = false)
    private Instant lastUsedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected AccessToken() {}

    AccessToken(
            TokenKind kind,
            @Nullable Account account,
            @Nullable AppUser user,
            String name,
            byte[] tokenHash,
            Collection<String> operations,
            Collection<String> licenseIds,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Duration idle) {
        this.identity = UUID.randomUUID();
        this.kind = kind;
        this.account = account;
        this.user = user;
        this.name = name;
        this.tokenHash = tokenHash.clone();
        this.operations = joined(operations);
        this.licenseIds = joined(licenseIds);
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.idleSeconds = idle == null ? null : Math.toIntExact(idle.toSeconds());
    }

    private static String joined(Collection<String> values) {
        return values.isEmpty() ? null : values.stream().distinct().sorted().collect(Collectors.joining(","));
    }

    private static List<String> split(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split(","));
    }

    /** Ends it now, if it has not ended before. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    Long id() {
        return id;
    }

    UUID identity() {
        return identity;
    }

    TokenKind kind() {
        return kind;
    }

    /** The technical account that it is of; empty if it is a person's. */
    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** The person that it is of; empty if it is a technical account's. */
    Optional<AppUser> user() {
        return Optional.ofNullable(user);
    }

    String name() {
        return name;
    }

    /** The names of the operations that it is limited to; empty if to none. */
    List<String> operations() {
        return split(operations);
    }

    /** The license IDs that it is limited to; empty if to none. */
    List<String> licenseIds() {
        return split(licenseIds);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** For how long it may rest unused, if there is a limit. */
    Optional<Duration> idle() {
        return Optional.ofNullable(idleSeconds).map(Duration::ofSeconds);
    }

    /** The last use, exact to some minutes. */
    Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    AccessTokenView view() {
        return new AccessTokenView(identity, name, operations(), licenseIds(), createdAt, expiresAt, lastUsedAt);
    }
}
