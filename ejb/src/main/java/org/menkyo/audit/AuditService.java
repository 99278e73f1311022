package org.menkyo.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;

/** Reads, verifies and exports the audit (LC-1001, LC-1002, LC-1003). */
@Stateless
public class AuditService {

    private final AccessControl access;
    private final AuditRecords records;
    private final ChainVerifier verifier;
    private final AuditExporter exporter;
    private final AuditCheckpoints checkpoints;

    /** For the container's proxy. */
    protected AuditService() {
        this(null, null, null, null, null);
    }

    @Inject
    public AuditService(
            AccessControl access,
            AuditRecords records,
            ChainVerifier verifier,
            AuditExporter exporter,
            AuditCheckpoints checkpoints) {
        this.access = access;
        this.records = records;
        this.verifier = verifier;
        this.exporter = exporter;
        this.checkpoints = checkpoints;
    }

    /**
     * The records of one license ID for its administrators, newest first.
     *
     * @throws NotFoundException if the license ID does not exist or the caller has no role on it
     * @throws NotPermittedException if the caller has only other roles there
     */
    @Performs(Operation.READ_LICENSE_AUDIT)
    public Page<AuditRecordView> listForLicense(Caller caller, String licenseId, PageRequest page) {
        String known =
                access.require(caller, Operation.READ_LICENSE_AUDIT, licenseId).licenseId();
        return list(Optional.of(known), page);
    }

    /**
     * All records for auditors, newest first.
     *
     * @param licenseId only those that belong to this license ID, or null
     */
    @Performs(Operation.READ_AUDIT)
    public Page<AuditRecordView> listAll(Caller caller, String licenseId, PageRequest page) {
        access.require(caller, Operation.READ_AUDIT);
        return list(Optional.ofNullable(TypedText.code(licenseId)), page);
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

    /** All links of the chain with their audit records, the checkpoints and a signed end, for the stand-alone verifier. */
    @Performs(Operation.EXPORT_AUDIT)
    public StreamedFile export(Caller caller) {
        access.require(caller, Operation.EXPORT_AUDIT);
        return exporter::chain;
    }

    /**
     * The records of one license ID for its administrators, oldest first, one canonical object a line.
     *
     * @throws NotFoundException if the license ID does not exist or the caller has no role on it
     * @throws NotPermittedException if the caller has only other roles there
     */
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public StreamedFile exportLicense(Caller caller, String licenseId) {
        String known = access.require(caller, Operation.EXPORT_LICENSE_AUDIT, licenseId)
                .licenseId();
        return output -> exporter.licenseAsJsonLines(known, output);
    }

    /**
     * The same as a table: CSV by RFC 4180 with a line of names.
     *
     * @throws NotFoundException if the license ID does not exist or the caller has no role on it
     * @throws NotPermittedException if the caller has only other roles there
     */
    @Performs(Operation.EXPORT_LICENSE_AUDIT)
    public StreamedFile exportLicenseAsCsv(Caller caller, String licenseId) {
        String known = access.require(caller, Operation.EXPORT_LICENSE_AUDIT, licenseId)
                .licenseId();
        return output -> exporter.licenseAsCsv(known, output);
    }

    /**
     * The newest checkpoint, to be kept where the administrators of the database cannot change it.
     *
     * @throws NotFoundException if nothing was chained yet
     */
    @Performs(Operation.READ_AUDIT_CHECKPOINT)
    public SignedCheckpoint latestCheckpoint(Caller caller) {
        access.require(caller, Operation.READ_AUDIT_CHECKPOINT);
        return checkpoints.last().map(SignedCheckpoint::of).orElseThrow(NotFoundException::new);
    }
}
