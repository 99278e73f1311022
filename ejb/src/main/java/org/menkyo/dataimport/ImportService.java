package org.menkyo.dataimport;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HexFormat;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.ContentDigest;

/**
 * Takes over what a publisher sold and activated before Menkyo was there, from CSV files: first the licenses, then what their keys
 * permit, then the machines. A file is recorded as a whole or not at all, and what was imported before is left as it is, so a
 * file can be sent again.
 */
@Stateless
public class ImportService {

    private final AccessControl access;
    private final LicenseImporter licenses;
    private final KeyImporter keys;
    private final MachineImporter machines;
    private final NameLock locks;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected ImportService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public ImportService(
            AccessControl access,
            LicenseImporter licenses,
            KeyImporter keys,
            MachineImporter machines,
            NameLock locks,
            AuditTrail audit) {
        this.access = access;
        this.licenses = licenses;
        this.keys = keys;
        this.machines = machines;
        this.locks = locks;
        this.audit = audit;
    }

    /**
     * Records licenses with the permissions, mails, and keys that follow from them (LC-109).
     *
     * @throws InvalidInputException naming the lines and columns that are wrong; then nothing was recorded
     */
    @Performs(Operation.IMPORT_LICENSES)
    public ImportReport importLicenses(Caller caller, ImportFile file) {
        access.require(caller, Operation.IMPORT_LICENSES);
        return run(caller, Operation.IMPORT_LICENSES, file, licenses);
    }

    /**
     * Sets what the MAKs of licenses permit, and how much of it was used by machines of which no more is known (VA-401).
     *
     * @throws InvalidInputException naming the lines and columns that are wrong; then nothing was recorded
     */
    @Performs(Operation.IMPORT_PRODUCT_KEYS)
    public ImportReport importProductKeys(Caller caller, ImportFile file) {
        access.require(caller, Operation.IMPORT_PRODUCT_KEYS);
        return run(caller, Operation.IMPORT_PRODUCT_KEYS, file, keys);
    }

    /**
     * Records machines that were activated, each of which uses one activation and is known when it activates again (VA-401).
     *
     * @throws InvalidInputException naming the lines and columns that are wrong; then nothing was recorded
     */
    @Performs(Operation.IMPORT_MACHINES)
    public ImportReport importMachines(Caller caller, ImportFile file) {
        access.require(caller, Operation.IMPORT_MACHINES);
        return run(caller, Operation.IMPORT_MACHINES, file, machines);
    }

    private ImportReport run(Caller caller, Operation operation, ImportFile file, Importer importer) {
        // One import sees all that the one before recorded.
        locks.hold(NameLock.Kind.IMPORTS);
        ImportReport report = importer.run(caller, file);
        if (report.recorded()) {
            String digest = HexFormat.of().formatHex(ContentDigest.of(file.csv()));
            audit.append(
                    caller,
                    AuditEvent.done(operation, "import", digest, null)
                            .with("lines", report.lines())
                            .with("added", report.added())
                            .with("unchanged", report.unchanged()));
        }
        return report;
    }
}
