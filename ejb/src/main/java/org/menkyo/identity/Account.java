package org.menkyo.identity;

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
import java.time.Instant;
import java.util.Optional;
import org.menkyo.organization.Distributor;

/** An account of the built-in identity provider: a person's, or a technical one (LC-201, LC-1106). */
@Entity
@Table(name = "account")
public class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private AccountParty party;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "distributor_id")
    private Distributor distributor;

    private boolean enabled;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    protected Account() {}

    /** A person's account, made by the person. */
    public static Account person(String name, String passwordHash, Instant now) {
        Account account = new Account(name, passwordHash, AccountParty.PERSON, now);
        account.createdBy = name;
        return account;
    }

    /** A technical account; the distributor is given exactly for {@link AccountParty#DISTRIBUTOR}. */
    public static Account technical(
            String name,
            String passwordHash,
            AccountParty party,
            Distributor distributor,
            Instant expiresAt,
            String createdBy,
            Instant now) {
        Account account = new Account(name, passwordHash, party, now);
        account.distributor = distributor;
        account.expiresAt = expiresAt;
        account.createdBy = createdBy;
        return account;
    }

    private Account(String name, String passwordHash, AccountParty party, Instant createdAt) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.party = party;
        this.enabled = true;
        this.createdAt = createdAt;
    }

    /** What the account signs in with, in lower case; the subject of the identity. */
    public String name() {
        return name;
    }

    public AccountParty party() {
        return party;
    }

    /** The distributor whose system this is. */
    public Optional<Distributor> distributor() {
        return Optional.ofNullable(distributor);
    }

    /** When the credentials end; a person's have no end (LC-205). */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Whether the account may be used at that moment: it is enabled and its end has not come. */
    public boolean isUsableAt(Instant moment) {
        return enabled && (expiresAt == null || expiresAt.isAfter(moment));
    }
}
