package org.menkyo.agreementchange;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Agreement;

/** A change to what stands on record about a license ID; never altered itself (LC-110). */
@Entity
@Table(name = "agreement_change")
public class AgreementChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id", updatable = false)
    private Agreement agreement;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ChangeKind kind;

    @Column(name = "changed_by", updatable = false)
    private String changedBy;

    @Column(name = "changed_at", updatable = false)
    private Instant changedAt;

    @Column(updatable = false)
    private String reason;

    @Column(name = "form_number", updatable = false)
    private String formNumber;

    @Column(name = "form_digest", updatable = false)
    private byte[] formDigest;

    @ElementCollection
    @CollectionTable(name = "agreement_change_value", joinColumns = @JoinColumn(name = "change_id"))
    @OrderColumn(name = "value_number")
    private List<ChangedValue> values = new ArrayList<>();

    protected AgreementChange() {}

    AgreementChange(
            Agreement agreement,
            ChangeKind kind,
            String changedBy,
            Instant changedAt,
            String reason,
            List<ChangedValue> values,
            TransferForm form) {
        this.publicId = UUID.randomUUID();
        this.agreement = agreement;
        this.kind = kind;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
        this.reason = reason;
        this.values.addAll(values);
        if (form != null) {
            this.formNumber = form.number();
            this.formDigest = form.digest();
        }
    }

    public Long id() {
        return id;
    }

    /** Names the change from outside. */
    public UUID publicId() {
        return publicId;
    }

    public Agreement agreement() {
        return agreement;
    }

    /** Whether the change carried out this very form, with the same content. */
    boolean carriedOut(TransferForm form) {
        return form.number().equals(formNumber) && Arrays.equals(form.digest(), formDigest);
    }

    /** The change as the distributor of record and support see it. */
    public AgreementChangeView view() {
        return new AgreementChangeView(
                publicId, agreement.licenseId(), kind, changedBy, changedAt, reason, List.copyOf(values));
    }
}
