package org.menkyo.summary.portal;

import jakarta.ws.rs.QueryParam;
import org.menkyo.shared.portal.Fields;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryOrder;

/** The fields by which the list of licenses is filtered and sorted; an empty one asks for nothing. */
public class LicenseFilterFields {

    @QueryParam("licenseId")
    private String licenseId;

    @QueryParam("organization")
    private String organization;

    @QueryParam("program")
    private String program;

    @QueryParam("product")
    private String product;

    @QueryParam("active")
    private String active;

    @QueryParam("endsBefore")
    private String endsBefore;

    @QueryParam("sort")
    private String sort;

    LicenseSummaryFilter filter() {
        return LicenseSummaryFilter.of(
                Fields.given(licenseId),
                Fields.given(organization),
                Fields.given(program),
                Fields.given(product),
                null,
                Fields.given(active),
                Fields.given(endsBefore));
    }

    LicenseSummaryOrder order() {
        return LicenseSummaryFilter.order(Fields.given(sort));
    }

    /** As they were typed, to be shown again and carried along by links. */
    Fields typed() {
        return new Fields()
                .with("licenseId", licenseId)
                .with("organization", organization)
                .with("program", program)
                .with("product", product)
                .with("active", active)
                .with("endsBefore", endsBefore)
                .with("sort", sort);
    }
}
