package org.menkyo.physicalmedia;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.organization.Address;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.input.BusinessEmail;

/** A request for media to be shipped (LC-703). */
@Entity
@Table(name = "physical_media_request")
public class PhysicalMediaRequest {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @Column(name = "license_id", updatable = false)
    private String licenseId;

    @Column(name = "product_code", updatable = false)
    private String product;

    @Column(updatable = false)
    private String language;

    @Column(name = "media_count", updatable = false)
    private int count;

    @Column(name = "requester_email", updatable = false)
    private String requesterEmail;

    @Column(name = "requester_key", updatable = false)
    private String requesterKey;

    @Column(updatable = false)
    private String recipient;

    @Embedded
    private Address address;

    @Column(name = "tax_exempt", updatable = false)
    private boolean taxExempt;

    @Column(name = "warning_accepted_at", updatable = false)
    private Instant warningAcceptedAt;

    @Column(name = "warning_accepted_by", updatable = false)
    private String warningAcceptedBy;

    @Enumerated(EnumType.STRING)
    private PhysicalMediaState state;

    private String comment;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected PhysicalMediaRequest() {}

    /** @param acceptedBy who accepted the warning; null where none was needed */
    PhysicalMediaRequest(
            String licenseId,
            BusinessEmail requester,
            RequestPhysicalMedia command,
            String language,
            String acceptedBy,
            Instant now) {
        this.publicId = UUID.randomUUID();
        this.licenseId = licenseId;
        this.product = command.product();
        this.language = language;
        this.count = command.count();
        this.requesterEmail = requester.value();
        this.requesterKey = requester.key();
        this.recipient = command.recipient();
        this.address = command.address();
        this.taxExempt = command.isTaxExempt();
        this.warningAcceptedBy = acceptedBy;
        this.warningAcceptedAt = acceptedBy == null ? null : now;
        this.state = PhysicalMediaState.REQUESTED;
        this.requestedAt = now;
        this.changedAt = now;
    }

    Long id() {
        return id;
    }

    UUID publicId() {
        return publicId;
    }

    String licenseId() {
        return licenseId;
    }

    BusinessEmail requester() {
        return new BusinessEmail(requesterEmail);
    }

    /** @throws ConflictException STATE_CONFLICT if that cannot follow */
    void move(PhysicalMediaState next, String why, Instant now) {
        if (!state.following().contains(next)) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, state);
        }
        state = next;
        comment = why;
        changedAt = now;
    }

    PhysicalMediaView view() {
        return new PhysicalMediaView(
                publicId,
                licenseId,
                product,
                language,
                count,
                requesterEmail,
                recipient,
                address,
                taxExempt,
                warningAcceptedAt,
                warningAcceptedBy,
                state,
                comment,
                requestedAt,
                changedAt);
    }
}
