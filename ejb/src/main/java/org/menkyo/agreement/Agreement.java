package org.menkyo.agreement;

import jakarta.persistence.CascadeType;
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
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.Organization;
import org.menkyo.shared.input.BusinessEmail;

/** An organization's agreement in one program, known by its license ID (LC-101). */
@Entity
@Table(name = "agreement")
public class Agreement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "license_id")
    private String licenseId;

    @Enumerated(EnumType.STRING)
    private Program program;

    @ManyToOne(optional = false)
    @JoinColumn(name = "organization_id")
    private Organization organization;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "distributor_id")
    private Distributor distributor;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private Agreement parent;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authorization_number_id")
    private AuthorizationNumber authorizationNumber;

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Contact> contacts = new ArrayList<>();

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "end_reason")
    private String endReason;

    @Version
    private int version;

    protected Agreement() {}

    /** Puts the agreement below a MASTER agreement, or below none for null (LC-101, LC-501). */
    public void moveBelow(Agreement newParent) {
        if (program == Program.OPEN || newParent != null && newParent.program != Program.MASTER) {
            throw new IllegalArgumentException("a parent is a MASTER agreement, and an OPEN license has none");
        }
        parent = newParent;
    }

    /** Names a contact on the agreement; the name may be null for a reseller only. */
    public Contact addContact(ContactKind kind, String name, BusinessEmail email, Instant now) {
        Contact contact = new Contact(this, kind, name, email, now);
        contacts.add(contact);
        return contact;
    }

    /** Ends the agreement; it stays visible to the audit (LC-111). */
    public void end(String reason, Instant now) {
        endedAt = now;
        endReason = reason;
    }

    /**
     * Hands the agreement over to another organization by a license transfer form (LC-110). It stands below no MASTER
     * agreement any more.
     *
     * @param newNumber for OPEN the number of the new organization, since the old one keeps its own (LC-105); else null
     */
    public void transfer(Organization newHolder, AuthorizationNumber newNumber) {
        if ((program == Program.OPEN) != (newNumber != null)) {
            throw new IllegalArgumentException("an OPEN license, and no other, gets a new authorization number");
        }
        organization = newHolder;
        authorizationNumber = newNumber;
        parent = null;
    }

    public Long id() {
        return id;
    }

    /** The license ID; for OPEN the license number. */
    public String licenseId() {
        return licenseId;
    }

    public Program program() {
        return program;
    }

    public Organization organization() {
        return organization;
    }

    /** The distributor of record. */
    public Distributor distributor() {
        return distributor;
    }

    /** The MASTER agreement above this one. */
    public Optional<Agreement> parent() {
        return Optional.ofNullable(parent);
    }

    /** The authorization number; present exactly for OPEN. */
    public Optional<AuthorizationNumber> authorizationNumber() {
        return Optional.ofNullable(authorizationNumber);
    }

    /** The contacts that the agreement names now. */
    public List<Contact> contacts() {
        return contacts.stream().filter(Contact::isCurrent).toList();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether the agreement has not ended (LC-111). */
    public boolean isInForce() {
        return endedAt == null;
    }

    /** When it ended. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Why it ended. */
    public Optional<String> endReason() {
        return Optional.ofNullable(endReason);
    }
}
