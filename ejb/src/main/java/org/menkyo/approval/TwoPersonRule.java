package org.menkyo.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.menkyo.organization.Organization;
import org.menkyo.permission.Operation;

/** For what an organization requires two people (LC-1105). */
@Entity
@Table(name = "two_person_rule")
public class TwoPersonRule {

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "reveal_keys")
    private boolean revealKeys;

    @Column(name = "raise_activations")
    private boolean raiseActivations;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected TwoPersonRule() {}

    /** No rule yet. */
    TwoPersonRule(Organization organization) {
        this.organizationId = organization.id();
    }

    /** Sets the rule. */
    void set(boolean forReveals, boolean forActivations, String by, Instant now) {
        revealKeys = forReveals;
        raiseActivations = forActivations;
        changedBy = by;
        changedAt = now;
    }

    /** Whether the operation needs a second person. */
    boolean covers(Operation operation) {
        return switch (operation) {
            case REVEAL_PRODUCT_KEY -> revealKeys;
            case GRANT_ACTIVATIONS -> raiseActivations;
            case SET_OWN_TWO_PERSON_RULE -> revealKeys || raiseActivations;
            default -> false;
        };
    }

    TwoPersonRuleView view(Organization organization) {
        return new TwoPersonRuleView(
                organization.identifier(),
                organization.distributor().code(),
                revealKeys,
                raiseActivations,
                changedBy,
                changedAt);
    }
}
