package org.menkyo.report.portal;

import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.menkyo.report.ReportDimension;
import org.menkyo.report.ReportFilter;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;

/** What the pages of reports are filtered by, as it was typed. */
public class ReportFields {

    @QueryParam("from")
    private String from;

    @QueryParam("until")
    private String until;

    @QueryParam("period")
    private String period;

    @QueryParam("licenseId")
    private String licenseId;

    @QueryParam("organization")
    private String organization;

    @QueryParam("productGroup")
    private String productGroup;

    @QueryParam("edition")
    private String edition;

    /**
     * The filter of a table, whose lines are told apart by all there is.
     *
     * @throws InvalidInputException naming what cannot be read
     */
    ReportFilter filter() {
        return ReportFilter.parse(
                Fields.given(from),
                Fields.given(until),
                Fields.given(period),
                null,
                Fields.given(licenseId),
                Fields.given(organization),
                Fields.given(productGroup),
                Fields.given(edition));
    }

    /** The filter of a chart, which tells its columns apart by one thing only. */
    ReportFilter chartFilter(ReportDimension by) {
        ReportFilter filter = filter();
        return filter.by(filter.period(), Set.of(by));
    }

    Fields typed() {
        return new Fields()
                .with("from", from)
                .with("until", until)
                .with("period", period)
                .with("licenseId", licenseId)
                .with("organization", organization)
                .with("productGroup", productGroup)
                .with("edition", edition);
    }
}
