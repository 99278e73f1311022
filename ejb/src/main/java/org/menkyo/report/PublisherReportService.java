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

/** Reports of all license IDs, for the publisher's staff (VA-702). */
@Stateless
public class PublisherReportService {

    private final AccessControl access;
    private final LicenseReports reports;

    /** For the container's proxy. */
    protected PublisherReportService() {
        this(null, null);
    }

    @Inject
    public PublisherReportService(AccessControl access, LicenseReports reports) {
        this.access = access;
        this.reports = reports;
    }

    /** How often was activated, by time and what else the filter tells lines apart by, from the oldest to the newest. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<ActivationLine> activations(Caller caller, ReportFilter filter, PageRequest page) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.activations(ReportScope.all(), filter, page);
    }

    /** The same as CSV with a first line in the caller's language. Nothing of it is read before it is written. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamedFile exportActivations(Caller caller, ReportFilter filter) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.activationFile(ReportScope.all(), filter, caller.language());
    }

    /** How far usable MAKs are used, and when they will be used up, in the order of their issue. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<MakUseLine> makUse(Caller caller, ReportFilter filter, PageRequest page) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.makUse(ReportScope.all(), filter, page);
    }

    /** The same as CSV. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamedFile exportMakUse(Caller caller, ReportFilter filter) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.makUseFile(ReportScope.all(), filter, caller.language());
    }

    /** How many machines are in which license state, in the order of license IDs and editions. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public Page<MachineLine> machines(Caller caller, ReportFilter filter, PageRequest page) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.machines(ReportScope.all(), filter, page);
    }

    /** The same as CSV. */
    @Performs(Operation.READ_PUBLISHER_REPORT)
    public StreamedFile exportMachines(Caller caller, ReportFilter filter) {
        access.require(caller, Operation.READ_PUBLISHER_REPORT);
        return reports.machineFile(ReportScope.all(), filter, caller.language());
    }
}
