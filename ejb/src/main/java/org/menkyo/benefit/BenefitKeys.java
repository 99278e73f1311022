package org.menkyo.benefit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IndividualKeyIssuer;
import org.menkyo.shared.call.Caller;

/**
 * Individual keys that come with units of a benefit (LC-710). A key stays with the license ID when its unit is withdrawn, since
 * it can have been used, and serves the next unit that is assigned.
 */
@ApplicationScoped
class BenefitKeys {

    private final Editions editions;
    private final IndividualKeyIssuer issuer;
    private final AuditTrail audit;

    @Inject
    BenefitKeys(Editions editions, IndividualKeyIssuer issuer, AuditTrail audit) {
        this.editions = editions;
        this.issuer = issuer;
        this.audit = audit;
    }

    /**
     * Issues as many keys as the taken units of a benefit lack.
     *
     * @throws org.menkyo.shared.error.RejectedException INDIVIDUAL_KEYS_EXHAUSTED
     */
    void cover(Caller caller, Agreement agreement, BenefitRepository.Row row) {
        Edition edition = editions.find(row.edition()).orElseThrow();
        int issued = issuer.issueUpTo(agreement, edition, row.line().taken());
        if (issued > 0) {
            audit.append(
                    caller,
                    AuditEvent.done(
                                    Operation.ISSUE_INDIVIDUAL_KEYS,
                                    "license",
                                    agreement.licenseId(),
                                    agreement.licenseId())
                            .with("edition", edition.code())
                            .with("quantity", issued)
                            .with("benefit", row.line().benefit()));
        }
    }
}
