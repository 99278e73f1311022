package org.menkyo.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;

/** Reads and verifies the audit (LC-1001, LC-1003). */
@Stateless
public class AuditService {

    private final AccessControl access;
    private final AuditRecords records;
    private final ChainVerifier verifier;

    /** For the container's proxy. */
    protected AuditService() {
        this(null, null, null);
    }

    @Inject
    public AuditService(AccessControl access, AuditRecords records, ChainVerifier verifier) {
        this.access = access;
        this.records = records;
        this.verifier = verifier;
    }

    /**
     * The records of one licence ID for its administrators, newest first.
     *
     * @throws NotFoundException if the licence ID does not exist or the caller has no role on it
     * @throws NotPermittedException if the caller has only other roles there
     */
    @Performs(Operation.READ_LICENSE_AUDIT)
    public Page<AuditRecordView> listForLicense(Caller caller, String licenseId, PageRequest page) {
        String known =
                access.require(caller, Operation.READ_LICENSE_AUDIT, licenseId).licenseId();
        return list(Optional.of(known), page);
    }

    /** All records for auditors, newest first. */
    @Performs(Operation.READ_AUDIT)
    public Page<AuditRecordView> listAll(Caller caller, PageRequest page) {
        access.require(caller, Operation.READ_AUDIT);
        return list(Optional.empty(), page);
    }

    private Page<AuditRecordView> list(Optional<String> licenseId, PageRequest page) {
        return Page.of(records.page(licenseId, page), page, AuditRecord::id).map(AuditRecordView::of);
    }

    /**
     * Compares all that was ever chained with what is stored now and reports the first difference. No transaction spans
     * it, since it reads everything.
     */
    @Performs(Operation.VERIFY_AUDIT)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AuditVerification verify(Caller caller) {
        access.require(caller, Operation.VERIFY_AUDIT);
        return verifier.verify();
    }
}
