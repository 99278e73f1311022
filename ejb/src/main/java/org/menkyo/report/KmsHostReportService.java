package org.menkyo.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.CsvFile;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.shared.text.StreamedFile;

/** The report of what the KMS hosts of this installation answered and counted (VA-702). */
@Stateless
public class KmsHostReportService {

    private static final String[] COLUMNS = {
        "period", "hostId", "host", "edition", "requests", "answered", "refused", "added", "highestCount"
    };

    private final AccessControl access;
    private final KmsHostReport report;

    /** For the container's proxy. */
    protected KmsHostReportService() {
        this(null, null);
    }

    @Inject
    public KmsHostReportService(AccessControl access, KmsHostReport report) {
        this.access = access;
        this.report = report;
    }

    /** What the hosts answered by time, from the oldest to the newest; also by edition if the filter tells products apart. */
    @Performs(Operation.READ_KMS_HOST)
    public Page<KmsHostLine> kmsHosts(Caller caller, ReportFilter filter, PageRequest page) {
        access.require(caller, Operation.READ_KMS_HOST);
        return Page.of(
                report.lines(filter, KmsHostReport.Place.of(page), page.size() + 1), page, KmsHostReport.Place::of);
    }

    /** The same as CSV with a first line in the caller's language. Nothing of it is read before it is written. */
    @Performs(Operation.READ_KMS_HOST)
    public StreamedFile exportKmsHosts(Caller caller, ReportFilter filter) {
        access.require(caller, Operation.READ_KMS_HOST);
        return output -> new CsvFile<>(
                        CsvFile.header(KmsHostReportService.class, caller.language(), COLUMNS),
                        (Optional<KmsHostReport.Place> after, Integer count) -> report.lines(filter, after, count),
                        KmsHostReport.Place::of,
                        (List<KmsHostLine> lines) -> lines.stream().map(KmsHostReportService::csv))
                .writeTo(output);
    }

    private static String csv(KmsHostLine line) {
        return CsvLine.of(
                line.period(),
                line.hostId(),
                line.host(),
                line.edition(),
                line.requests(),
                line.answered(),
                line.refused(),
                line.added(),
                line.highestCount());
    }
}
