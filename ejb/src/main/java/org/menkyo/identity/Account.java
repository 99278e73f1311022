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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.organization.Distributor;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

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

    @Column(name = "password_changed_at")
    private Instant passwordChangedAt;

    @Column(name = "contact_email")
    private String contactEmail;

    @Enumerated(EnumType.STRING)
    @Column(name = "contact_language")
    private Language contactLanguage;

    @Column(name = "setting_hash")
    private String settingHash;

    @Column(name = "password_ends_at")
    private Instant passwordEndsAt;

    @Column(name = "former_password_hash")
    private String formerPasswordHash;

    @Column(name = "former_password_ends_at")
    private Instant formerPasswordEndsAt;

    @Column(name = "sign_ins_ended_at")
    private Instant signInsEndedAt;

    @Column(name = "business_email")
    private String businessEmail;

    @Column(name = "business_email_key")
    private String businessEmailKey;

    @Column(name = "disabled_by_owner")
    private boolean disabledByOwner;

    @Column(name = "second_factor_since")
    private Instant secondFactorSince;

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

    /** The account of a partner's system, which may do what a business e-mail may (LC-210). */
    public static Account partner(
            String name, String passwordHash, BusinessEmail owner, Instant expiresAt, String createdBy, Instant now) {
        Account account = technical(name, passwordHash, AccountParty.PARTNER, null, expiresAt, createdBy, now);
        account.businessEmail = owner.value();
        account.businessEmailKey = owner.key();
        return account;
    }

    private Account(String name, String passwordHash, AccountParty party, Instant createdAt) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.party = party;
        this.enabled = true;
        this.createdAt = createdAt;
    }

    /** Takes another password, which has no end; whatever was signed in with the former one ends (LC-209). */
    public void changePassword(String hash, Instant now) {
        passwordHash = hash;
        passwordChangedAt = now;
        passwordEndsAt = null;
        formerPasswordHash = null;
        formerPasswordEndsAt = null;
    }

    /**
     * Takes another password beside the present one, which serves for some time yet. One that was before the present one ends.
     *
     * @param hash of the other password, with the salt of the present one
     * @param presentEndsAt when the present password ends, if it does not end before by itself
     */
    public void takePasswordBeside(String hash, Instant presentEndsAt, Instant now) {
        String former = passwordHash;
        Instant end = passwordEndsAt != null && passwordEndsAt.isBefore(presentEndsAt) ? passwordEndsAt : presentEndsAt;
        changePassword(hash, now);
        formerPasswordHash = former;
        formerPasswordEndsAt = end;
    }

    /** Lets the present password sign in only until a moment; one that is changed by then has no end (LC-209). */
    public void endPassword(Instant moment) {
        passwordEndsAt = moment;
    }

    /** Lets no password that was verified before count as verified any more. */
    public void endSignIns(Instant now) {
        signInsEndedAt = now;
    }

    /** From now on the password alone signs nobody in. */
    public void beginSecondFactor(Instant now) {
        secondFactorSince = now;
    }

    /** From now on the password alone signs in. */
    public void endSecondFactor() {
        secondFactorSince = null;
    }

    /** Notes that the password of a setting has made this account an operator's. */
    public void madeBySetting(String hash) {
        settingHash = hash;
    }

    /**
     * Lets nobody sign in with the account any more.
     *
     * @param byOwner whether the business e-mail that it belongs to asks for that, and can so take it back
     */
    public void disable(boolean byOwner) {
        enabled = false;
        disabledByOwner = byOwner;
    }

    /** Lets the account be signed in with again. */
    public void enable() {
        enabled = true;
        disabledByOwner = false;
    }

    /** Gives the credentials of a technical account another end. */
    public void renew(Instant until) {
        expiresAt = until;
    }

    /** Says whom mails about a technical account go to; null for nobody. */
    public void tell(BusinessEmail email, Language language) {
        contactEmail = email == null ? null : email.value();
        contactLanguage = email == null ? null : language;
    }

    public Long id() {
        return id;
    }

    /** The hash that a password is verified against. */
    public String passwordHash() {
        return passwordHash;
    }

    /** The passwords that sign in at a moment, if the account can be used then: the present one, and the former one. */
    public List<VerifiedPassword> passwordsAt(Instant moment) {
        List<VerifiedPassword> passwords = new ArrayList<>();
        if (isUsableAt(moment)) {
            if (passwordEndsAt == null || passwordEndsAt.isAfter(moment)) {
                passwords.add(new VerifiedPassword(passwordHash, signInsEndedAt()));
            }
            formerPasswordHash(moment).ifPresent(hash -> passwords.add(new VerifiedPassword(hash, signInsEndedAt())));
        }
        return passwords;
    }

    private Optional<Instant> signInsEndedAt() {
        return Optional.ofNullable(signInsEndedAt);
    }

    /** The hash of the password before the present one, if it still serves at a moment. */
    public Optional<String> formerPasswordHash(Instant moment) {
        return formerPasswordEndsAt(moment).map(end -> formerPasswordHash);
    }

    /** Until when the password before the present one serves; empty if it does not at a moment. */
    public Optional<Instant> formerPasswordEndsAt(Instant moment) {
        return Optional.ofNullable(formerPasswordEndsAt).filter(end -> end.isAfter(moment));
    }

    /** When the present password ends unless its owner changes it; empty where the owner has chosen it. */
    public Optional<Instant> passwordEndsAt() {
        return Optional.ofNullable(passwordEndsAt);
    }

    /** When the password was changed; empty while it is the first one. */
    public Optional<Instant> passwordChangedAt() {
        return Optional.ofNullable(passwordChangedAt);
    }

    /** Whether the password alone signs nobody in. */
    public boolean hasSecondFactor() {
        return secondFactorSince != null;
    }

    /** Since when that is so. */
    public Optional<Instant> secondFactorSince() {
        return Optional.ofNullable(secondFactorSince);
    }

    /** Whom mails about a technical account go to. */
    public Optional<BusinessEmail> contactEmail() {
        return Optional.ofNullable(contactEmail).map(BusinessEmail::new);
    }

    /** The language of these mails. */
    public Optional<Language> contactLanguage() {
        return Optional.ofNullable(contactLanguage);
    }

    /** The hash of the password that the setting had when it made this account an operator; empty where it did not. */
    public Optional<String> settingHash() {
        return Optional.ofNullable(settingHash);
    }

    /** The business e-mail that a partner's system belongs to. */
    public Optional<BusinessEmail> businessEmail() {
        return Optional.ofNullable(businessEmail).map(BusinessEmail::new);
    }

    /** Whether it was its owner who disabled it last, and not an operator. */
    public boolean isDisabledByOwner() {
        return disabledByOwner;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
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
