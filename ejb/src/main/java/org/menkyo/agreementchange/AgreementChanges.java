package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;

/**
 * Records what was changed on a license ID, for the distributor of record and support, and in the audit (LC-110). In the
 * transaction of the change.
 */
@ApplicationScoped
public class AgreementChanges {

    private final AgreementChangeRepository changes;
    private final CaseWork caseWork;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public AgreementChanges(AgreementChangeRepository changes, CaseWork caseWork, AuditTrail audit, Clock clock) {
        this.changes = changes;
        this.caseWork = caseWork;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a change.
     *
     * @param operation by which the caller made it
     * @param reason why, or null
     */
    public AgreementChange record(
            Caller caller,
            Operation operation,
            Agreement agreement,
            ChangeKind kind,
            String reason,
            List<ChangedValue> values) {
        return record(caller, operation, agreement, kind, reason, values, null);
    }

    /**
     * {@link #record}, and links the change to the support case that it is made for.
     *
     * @param caseId null for none
     */
    public AgreementChange recordFor(
            UUID caseId,
            Caller caller,
            Operation operation,
            Agreement agreement,
            ChangeKind kind,
            String reason,
            List<ChangedValue> values) {
        AgreementChange change = record(caller, operation, agreement, kind, reason, values);
        if (caseId != null) {
            caseWork.done(caller, caseId, WorkKind.valueOf(kind.name()), change.publicId(), agreement);
            changes.link(change, caseId);
        }
        return change;
    }

    /**
     * The change that carried out a transfer form, if it came before.
     *
     * @throws ConflictException CONTENT_CONFLICT if a form of its number came before with other content
     */
    Optional<AgreementChange> find(Agreement agreement, TransferForm form) {
        Optional<AgreementChange> earlier = changes.findForm(agreement, form.number());
        if (earlier.isPresent() && !earlier.get().carriedOut(form)) {
            throw new ConflictException(ErrorCode.CONTENT_CONFLICT, form.number());
        }
        return earlier;
    }

    /** {@link #record}, of a change that carries out a transfer form. */
    AgreementChange recordTransfer(
            Caller caller, Agreement agreement, TransferForm form, String reason, List<ChangedValue> values) {
        return record(
                caller, Operation.TRANSFER_LICENSE, agreement, ChangeKind.LICENSE_TRANSFERRED, reason, values, form);
    }

    private AgreementChange record(
            Caller caller,
            Operation operation,
            Agreement agreement,
            ChangeKind kind,
            String reason,
            List<ChangedValue> values,
            TransferForm form) {
        AgreementChange change =
                new AgreementChange(agreement, kind, caller.name(), clock.instant(), reason, values, form);
        changes.add(change);
        AuditEvent event = AuditEvent.done(operation, "agreement", agreement.licenseId(), agreement.licenseId())
                .with("change", change.publicId())
                .with("reason", reason);
        for (ChangedValue value : values) {
            event = event.with(value.field() + " before", value.before()).with(value.field() + " after", value.after());
        }
        audit.append(caller, event);
        return change;
    }
}
