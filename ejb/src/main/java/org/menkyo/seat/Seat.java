package org.menkyo.seat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A subscription or online service of a license ID that one person uses, known by a business e-mail, registered or not
 * (LC-706, LC-707). A person has at most one seat of a product on a license ID.
 */
@Entity
@Table(name = "seat")
public class Seat {

    @Id
    private UUID id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "product_code")
    private String productCode;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "assigned_at")
    private Instant assignedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private String endedBy;

    @Column(name = "end_reason")
    @Enumerated(EnumType.STRING)
    private SeatEnd endReason;

    protected Seat() {}

    public Seat(Agreement agreement, String productCode, BusinessEmail person, Instant assignedAt) {
        this.id = UUID.randomUUID();
        this.agreement = agreement;
        assign(productCode, person, assignedAt);
    }

    /** Gives the seat to a person, from now on, and of a product; what it was before is in the audit. */
    final void assign(String ofProduct, BusinessEmail person, Instant now) {
        productCode = ofProduct;
        email = person.value();
        emailKey = person.key();
        assignedAt = now;
    }

    /** Ends the seat; it stays visible to the audit (LC-111). */
    void end(String by, SeatEnd reason, Instant now) {
        endedBy = by;
        endReason = reason;
        endedAt = now;
    }

    /** Whether somebody has the seat. */
    boolean isAssigned() {
        return endedAt == null;
    }

    public UUID id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    /** The product of the catalog. */
    public String productCode() {
        return productCode;
    }

    /** Who has the seat. */
    public BusinessEmail person() {
        return new BusinessEmail(email);
    }

    /** Since when this person has this product. */
    public Instant assignedAt() {
        return assignedAt;
    }
}
