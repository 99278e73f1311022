package org.menkyo.summary.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryService;

/** The license summary as a file (LC-701). */
@Path("/license-summary.csv")
@ApplicationScoped
@Produces("text/csv;charset=UTF-8")
public class LicenseSummaryFileResource {

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private CurrentCall call;

    /**
     * Exports what each license ID gives of each product as CSV, in the order of license IDs, with a first line in the
     * caller's language.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param program only of agreements of this program, such as OPEN
     * @param product only of the product with this code
     * @param family only of products of this family
     * @param active true: only where there are licenses; false: only where there are none any more
     * @param endsBefore only what ended, or of which a term or Software Assurance ends, before this day, as in 2028-02-29
     */
    @GET
    @OperationId("exportLicenseSummary")
    @Performs(Operation.EXPORT_LICENSE_SUMMARY)
    public StreamingOutput export(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("program") String program,
            @QueryParam("product") String product,
            @QueryParam("family") String family,
            @QueryParam("active") String active,
            @QueryParam("endsBefore") String endsBefore) {
        LicenseSummaryFilter filter =
                LicenseSummaryFilter.of(licenseId, organization, program, product, family, active, endsBefore);
        return summary.export(call.caller(), filter)::writeTo;
    }
}
