package org.menkyo.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;

/** Reports of the license IDs of which the caller may see the product keys (VA-702). */
@Stateless
public class ReportService {

    private final AccessControl access;
    private final LicenseReports reports;

    /** For the container's proxy. */
    protected ReportService() {
        this(null, null);
    }

    @Inject
    public ReportService(AccessControl access, LicenseReports reports) {
        this.access = access;
        this.reports = reports;
    }

    /** How often was activated, by time and what else the filter tells lines apart by, from the oldest to the newest. */
    @Performs(Operation.READ_REPORT)
    public Page<ActivationLine> activations(Caller caller, ReportFilter filter, PageRequest page) {
        return reports.activations(ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, page);
    }

    /** The same as CSV with a first line in the caller's language. Nothing of it is read before it is written. */
    @Performs(Operation.READ_REPORT)
    public StreamedFile exportActivations(Caller caller, ReportFilter filter) {
        return reports.activationFile(
                ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, caller.language());
    }

    /** How far usable MAKs are used, and when they will be used up, in the order of their issue. */
    @Performs(Operation.READ_REPORT)
    public Page<MakUseLine> makUse(Caller caller, ReportFilter filter, PageRequest page) {
        return reports.makUse(ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, page);
    }

    /** The same as CSV. */
    @Performs(Operation.READ_REPORT)
    public StreamedFile exportMakUse(Caller caller, ReportFilter filter) {
        return reports.makUseFile(
                ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, caller.language());
    }

    /** How many machines are in which license state, in the order of license IDs and editions. */
    @Performs(Operation.READ_REPORT)
    public Page<MachineLine> machines(Caller caller, ReportFilter filter, PageRequest page) {
        return reports.machines(ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, page);
    }

    /** The same as CSV. */
    @Performs(Operation.READ_REPORT)
    public StreamedFile exportMachines(Caller caller, ReportFilter filter) {
        return reports.machineFile(
                ReportScope.of(access.permittedFor(caller, Operation.READ_REPORT)), filter, caller.language());
    }
}
