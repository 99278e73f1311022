package org.menkyo.permission;

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
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Contact;
import org.menkyo.shared.input.BusinessEmail;

/** A role that a business e-mail, registered or not yet, holds on a license ID (LC-301). */
@Entity
@Table(name = "permission")
public class Permission {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private PermissionWay way;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    private Contact contact;

    @Column(name = "given_by")
    private String givenBy;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private String endedBy;

    protected Permission() {}

    public Permission(
            Agreement agreement,
            BusinessEmail email,
            Role role,
            PermissionWay way,
            Contact contact,
            String givenBy,
            Instant givenAt) {
        this.agreement = agreement;
        this.email = email.value();
        this.emailKey = email.key();
        this.role = role;
        this.way = way;
        this.contact = contact;
        this.givenBy = givenBy;
        this.givenAt = givenAt;
    }

    /** Ends the permission; it stays visible to the audit (LC-111). */
    public void end(String by, Instant now) {
        endedBy = by;
        endedAt = now;
    }

    public Long id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    public BusinessEmail email() {
        return new BusinessEmail(email);
    }

    public Role role() {
        return role;
    }

    /** By which way the holder came to it (LC-308). */
    public PermissionWay way() {
        return way;
    }

    /** The name of who gave it: a business e-mail or an account. */
    public String givenBy() {
        return givenBy;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** The contact that it comes from; present exactly for {@link PermissionWay#CONTACT}. */
    public Optional<Long> contactId() {
        return Optional.ofNullable(contact).map(Contact::id);
    }

    /** Whether it has not ended. */
    public boolean isCurrent() {
        return endedAt == null;
    }
}
