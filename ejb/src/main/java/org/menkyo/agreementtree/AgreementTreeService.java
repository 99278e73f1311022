package org.menkyo.agreementtree;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Shows what is below MASTER agreements, and moves agreements in the tree (LC-101, LC-501, LC-503). */
@Stateless
public class AgreementTreeService {

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final AgreementTreeRepository tree;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected AgreementTreeService() {
        this(null, null, null, null);
    }

    @Inject
    public AgreementTreeService(
            AccessControl access, AgreementRepository agreements, AgreementTreeRepository tree, AuditTrail audit) {
        this.access = access;
        this.agreements = agreements;
        this.tree = tree;
        this.audit = audit;
    }

    /**
     * The relationship summary: the agreements directly below a MASTER agreement, for its administrators only (LC-503), in the
     * order in which they were recorded. Who does not inherit sees of them only those on which there is a permission of one's
     * own (LC-501).
     */
    @Performs(Operation.LIST_CHILD_AGREEMENTS)
    public Page<ChildAgreementView> children(Caller caller, String licenseId, PageRequest page) {
        Agreement master = access.require(caller, Operation.LIST_CHILD_AGREEMENTS, licenseId);
        return Page.of(
                        tree.children(master, caller.requireEmail(), page.afterNumber(), page.size() + 1),
                        page,
                        Agreement::id)
                .map(ChildAgreementView::of);
    }

    /**
     * Puts an agreement below another MASTER agreement, or below none. Inherited administration follows at once (LC-504).
     *
     * @throws NotFoundException if the caller is not the distributor of record of such an agreement
     * @throws ConflictException AGREEMENT_CYCLE if the agreement would stand below itself (LC-501)
     */
    @Performs(Operation.MOVE_AGREEMENT)
    public AgreementPlaceView move(Caller caller, String licenseId, MoveAgreement command) {
        access.require(caller, Operation.MOVE_AGREEMENT);
        InputCheck check = new InputCheck();
        check.optionalText("parentLicenseId", command.parentLicenseId(), 32).done();
        Agreement agreement = own(caller, licenseId)
                .filter(found -> found.program() != Program.OPEN)
                .orElseThrow(NotFoundException::new);
        Optional<Agreement> parent = Optional.ofNullable(command.parentLicenseId())
                .flatMap(id -> own(caller, id))
                .filter(found -> found.program() == Program.MASTER && found.isInForce());
        if (command.parentLicenseId() != null && parent.isEmpty()) {
            check.reject("parentLicenseId", FieldProblem.UNKNOWN).done();
        }
        tree.lockTree();
        if (parent.isPresent() && tree.isAtOrBelow(parent.get(), agreement)) {
            throw new ConflictException(ErrorCode.AGREEMENT_CYCLE);
        }
        String before = agreement.parent().map(Agreement::licenseId).orElse(null);
        agreement.moveBelow(parent.orElse(null));
        audit.append(
                caller,
                AuditEvent.done(Operation.MOVE_AGREEMENT, "agreement", agreement.licenseId(), agreement.licenseId())
                        .with("before", before)
                        .with("after", command.parentLicenseId()));
        return new AgreementPlaceView(agreement.licenseId(), command.parentLicenseId());
    }

    /** The agreement of a license ID; one of another distributor looks as if it did not exist. */
    private Optional<Agreement> own(Caller caller, String licenseId) {
        return agreements.find(licenseId).filter(found -> found.distributor().id() == caller.requireDistributorId());
    }
}
