package org.menkyo.entitlement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.menkyo.agreement.Agreement;

/** A product in a quantity that a license ID entitles to. */
@Entity
@Table(name = "entitlement")
public class Entitlement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "product_code")
    private String productCode;

    private int quantity;

    @Column(name = "software_assurance")
    private boolean softwareAssurance;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "term_ends_at")
    private Instant termEndsAt;

    @Column(name = "software_assurance_ends_on")
    private LocalDate softwareAssuranceEndsOn;

    @Column(name = "base_license_confirmed")
    private Boolean baseLicenseConfirmed;

    @Column(name = "base_license")
    private String baseLicense;

    protected Entitlement() {}

    public Entitlement(
            Agreement agreement, String productCode, int quantity, boolean softwareAssurance, Instant startsAt) {
        this.agreement = agreement;
        this.productCode = productCode;
        this.quantity = quantity;
        this.softwareAssurance = softwareAssurance;
        this.startsAt = startsAt;
    }

    /** Says whether the qualifying base licenses are confirmed, and which they are; both null where none is needed. */
    public void setBaseLicense(Boolean confirmed, String name) {
        baseLicenseConfirmed = confirmed;
        baseLicense = name;
    }

    /** Lets the entitlement end by itself with its term; null where it has none. */
    public void setTermEnd(Instant end) {
        termEndsAt = end;
        endsAt = end;
    }

    /** Ends the entitlement; it stays visible to the audit (LC-111). */
    public void end(Instant now) {
        endsAt = now;
    }

    public Long id() {
        return id;
    }

    public Agreement agreement() {
        return agreement;
    }

    /** The product of the catalog. */
    public String productCode() {
        return productCode;
    }

    /** The number of licenses, at least 1. */
    public int quantity() {
        return quantity;
    }

    /** Whether the licenses are covered by Software Assurance. */
    public boolean softwareAssurance() {
        return softwareAssurance;
    }

    /** The last day of Software Assurance; empty for OPEN, where the authorization number says it (LC-113). */
    public Optional<LocalDate> softwareAssuranceEndsOn() {
        return Optional.ofNullable(softwareAssuranceEndsOn);
    }

    /** Whether the qualifying base licenses are confirmed; empty where none is needed (LC-710). */
    public Optional<Boolean> baseLicenseConfirmed() {
        return Optional.ofNullable(baseLicenseConfirmed);
    }

    /** The name of the base license, if one was given. */
    public Optional<String> baseLicense() {
        return Optional.ofNullable(baseLicense);
    }

    public Instant startsAt() {
        return startsAt;
    }

    /** When its term ends or ended, whether or not it was ended before; empty where it has none (LC-706, LC-707). */
    public Optional<Instant> termEndsAt() {
        return Optional.ofNullable(termEndsAt);
    }

    /** When the entitlement ends; empty where it has no end. */
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    /** Whether the entitlement is in force at a moment (VA-108). */
    public boolean isInForce(Instant now) {
        return !startsAt.isAfter(now) && (endsAt == null || endsAt.isAfter(now));
    }
}
