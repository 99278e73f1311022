package org.menkyo.agreement;

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
import org.menkyo.shared.input.BusinessEmail;

/** Somebody whom an agreement names: a name, an address, and what for (LC-102). */
@Entity
@Table(name = "agreement_contact")
public class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Enumerated(EnumType.STRING)
    private ContactKind kind;

    private String name;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Contact() {}

    Contact(Agreement agreement, ContactKind kind, String name, BusinessEmail email, Instant createdAt) {
        this.agreement = agreement;
        this.kind = kind;
        this.name = name;
        this.email = email.value();
        this.emailKey = email.key();
        this.createdAt = createdAt;
    }

    /** Ends the contact; it stays visible to the audit (LC-111). */
    public void end(Instant now) {
        endedAt = now;
    }

    /** The same person under another name, or with the same address typed in another way (LC-110). */
    public void correct(String newName, BusinessEmail sameEmail) {
        if (!sameEmail.key().equals(emailKey)) {
            throw new IllegalArgumentException("another address is another contact");
        }
        name = newName;
        email = sameEmail.value();
    }

    public Long id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    public ContactKind kind() {
        return kind;
    }

    /** The person's name; a reseller may be known by the address alone. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public BusinessEmail email() {
        return new BusinessEmail(email);
    }

    /** Whether the agreement still names this contact (LC-110, LC-111). */
    public boolean isCurrent() {
        return endedAt == null;
    }
}
