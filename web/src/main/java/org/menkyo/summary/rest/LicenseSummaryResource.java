package org.menkyo.summary.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryLine;
import org.menkyo.summary.LicenseSummaryService;

/** What all license IDs together give on which the caller may view license information (LC-701). */
@Path("/license-summary")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseSummaryResource {

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private CurrentCall call;

    /**
     * Lists what each license ID gives of each product, for all license IDs whose license information the caller may view.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param program only of agreements of this program, such as OPEN
     * @param product only of the product with this code
     * @param family only of products of this family
     * @param active true: only where there are licenses; false: only where there are none any more
     * @param endsBefore only what ended, or of which a term or Software Assurance ends, before this day, as in 2028-02-29
     * @param sort licenseId, product, quantity (the greatest first) or end (what has none comes last); without it, licenseId
     */
    @GET
    @OperationId("listLicenseSummary")
    @Performs(Operation.LIST_LICENSE_SUMMARY)
    public Page<LicenseSummaryLine> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("program") String program,
            @QueryParam("product") String product,
            @QueryParam("family") String family,
            @QueryParam("active") String active,
            @QueryParam("endsBefore") String endsBefore,
            @QueryParam("sort") String sort,
            @BeanParam ListParameters list) {
        LicenseSummaryFilter filter =
                LicenseSummaryFilter.of(licenseId, organization, program, product, family, active, endsBefore);
        return summary.list(call.caller(), filter, LicenseSummaryFilter.order(sort), list.toPageRequest());
    }
}
