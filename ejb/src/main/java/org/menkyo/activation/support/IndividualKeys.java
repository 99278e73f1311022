package org.menkyo.activation.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.IndividualKeyIssuer;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;

/** Individual keys for editions that are excluded from volume activation. */
@ApplicationScoped
class IndividualKeys {

    private static final int MAX_CODE = 64;

    private final AgreementRepository agreements;
    private final Editions editions;
    private final IndividualKeyIssuer issuer;
    private final CaseWork caseWork;
    private final AuditTrail audit;

    @Inject
    IndividualKeys(
            AgreementRepository agreements,
            Editions editions,
            IndividualKeyIssuer issuer,
            CaseWork caseWork,
            AuditTrail audit) {
        this.agreements = agreements;
        this.editions = editions;
        this.issuer = issuer;
        this.caseWork = caseWork;
        this.audit = audit;
    }

    /** As {@link KeySupportService#issueIndividual}, after the check of permission. */
    IndividualKeysIssued issue(Caller caller, String licenseId, IssueIndividualKeys command) {
        InputCheck check = new InputCheck()
                .text("edition", command.edition(), MAX_CODE)
                .range("quantity", command.quantity(), 1, IndividualKeyIssuer.MAX_BATCH)
                .text("reason", command.reason(), KeySupportService.MAX_REASON);
        check.done();
        Agreement agreement = agreements.find(licenseId).orElseThrow(NotFoundException::new);
        Edition edition = editions.find(command.edition()).orElse(null);
        if (edition == null) {
            check.reject("edition", FieldProblem.UNKNOWN);
        } else if (edition.productGroup().isPresent()) {
            check.reject("edition", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        IndividualKeyIssuer.Issued issued = issuer.issue(agreement, edition, command.quantity());
        caseWork.done(caller, command.caseId(), WorkKind.INDIVIDUAL_KEYS_ISSUED, null, agreement);
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.ISSUE_INDIVIDUAL_KEYS,
                                "license",
                                agreement.licenseId(),
                                agreement.licenseId())
                        .with("edition", edition.code())
                        .with("quantity", command.quantity())
                        .with("reason", command.reason()));
        return new IndividualKeysIssued(
                agreement.licenseId(), edition.code(), command.quantity(), issued.keys(), issued.entitled());
    }
}
