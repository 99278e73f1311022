package org.menkyo.openlicense;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.identity.AppUser;
import org.menkyo.shared.input.BusinessEmail;

/**
 * A user who added an OPEN license and acknowledged to be its reseller on record, its holder, or authorized by the holder
 * (LC-601).
 */
@Entity
@Table(name = "open_license_addition")
public class OpenLicenseAddition {

    /** What the audit calls an addition. */
    static final String AUDIT_SUBJECT = "open_license";

    @Id
    private UUID id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private AppUser user;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Enumerated(EnumType.STRING)
    private AdditionState state;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "effective_at")
    private Instant effectiveAt;

    @Column(name = "stopped_at")
    private Instant stoppedAt;

    @Column(name = "stopped_by")
    private String stoppedBy;

    @Version
    private int version;

    protected OpenLicenseAddition() {}

    OpenLicenseAddition(Agreement agreement, AppUser user, BusinessEmail email, Instant now, Duration delay) {
        this.id = UUID.randomUUID();
        this.agreement = agreement;
        this.user = user;
        this.email = email.value();
        this.emailKey = email.key();
        this.givenName = user.givenName().orElseThrow();
        this.familyName = user.familyName().orElseThrow();
        this.state = AdditionState.PENDING;
        this.addedAt = now;
        this.effectiveAt = now.plus(delay);
    }

    /** The right is given. */
    void takeEffect() {
        state = AdditionState.IN_FORCE;
    }

    /** The license has ended, so there is nothing to give. */
    void lapse() {
        state = AdditionState.LAPSED;
    }

    /** Keeps the right from taking effect. */
    void stop(String by, Instant now) {
        state = AdditionState.STOPPED;
        stoppedBy = by;
        stoppedAt = now;
    }

    UUID id() {
        return id;
    }

    Agreement agreement() {
        return agreement;
    }

    AppUser user() {
        return user;
    }

    /** The address that the right is tied to: the user's at the time of the addition. */
    BusinessEmail email() {
        return new BusinessEmail(email);
    }

    AdditionState state() {
        return state;
    }

    Instant addedAt() {
        return addedAt;
    }

    Instant effectiveAt() {
        return effectiveAt;
    }

    String name() {
        return givenName + " " + familyName;
    }

    OpenLicenseView view() {
        return new OpenLicenseView(id, agreement.licenseId(), state, addedAt, effectiveAt);
    }

    OpenLicenseAdditionView administratorsView() {
        return new OpenLicenseAdditionView(id, email, name(), state, addedAt, effectiveAt, stoppedBy, stoppedAt);
    }
}
