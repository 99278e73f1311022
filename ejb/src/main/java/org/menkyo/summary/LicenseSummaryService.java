package org.menkyo.summary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;

/** Shows over all license IDs on which the caller may view license information what these are and give (LC-701). */
@Stateless
public class LicenseSummaryService {

    private final AccessControl access;
    private final LicenseSummaryRepository summary;
    private final LicenseSummaryLines lines;
    private final LicenseSummaryExporter exporter;

    /** For the container's proxy. */
    protected LicenseSummaryService() {
        this(null, null, null, null);
    }

    @Inject
    public LicenseSummaryService(
            AccessControl access,
            LicenseSummaryRepository summary,
            LicenseSummaryLines lines,
            LicenseSummaryExporter exporter) {
        this.access = access;
        this.summary = summary;
        this.lines = lines;
        this.exporter = exporter;
    }

    /**
     * What each license ID gives of each product. A page goes on behind the last line of the one before, wherever that line
     * stands by now; a line that moves meanwhile, as one whose quantity is corrected in a list by quantity, can so appear
     * twice or not at all, and no other can.
     */
    @Performs(Operation.LIST_LICENSE_SUMMARY)
    public Page<LicenseSummaryLine> list(
            Caller caller, LicenseSummaryFilter filter, LicenseSummaryOrder order, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_LICENSE_SUMMARY);
        List<SummaryRow> found =
                summary.lines(agreements, filter, order, SummaryCursor.of(page, order), page.size() + 1);
        Page<SummaryRow> shown = Page.of(found, page, row -> row.cursor(order));
        return new Page<>(lines.of(shown.items()), shown.next());
    }

    /**
     * The same as a file: CSV with a first line in the caller's language, in the order of license IDs. Nothing of it is
     * read before it is written.
     */
    @Performs(Operation.EXPORT_LICENSE_SUMMARY)
    public StreamedFile export(Caller caller, LicenseSummaryFilter filter) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.EXPORT_LICENSE_SUMMARY);
        return output -> exporter.write(agreements, filter, caller.language(), output);
    }

    /** The agreements themselves, in the order of their license IDs. */
    @Performs(Operation.LIST_RELATIONSHIP_SUMMARY)
    public Page<RelationshipLine> listRelationships(Caller caller, RelationshipFilter filter, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_RELATIONSHIP_SUMMARY);
        List<RelationshipLine> found = summary.relationships(agreements, filter, page.after(), page.size() + 1).stream()
                .map(lines::relationship)
                .toList();
        return Page.of(found, page, RelationshipLine::licenseId);
    }
}
