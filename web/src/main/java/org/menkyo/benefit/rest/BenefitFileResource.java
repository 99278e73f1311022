package org.menkyo.benefit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.benefit.BenefitFilter;
import org.menkyo.benefit.BenefitService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;

/** The report of benefits as a file (LC-705). */
@Path("/benefits.csv")
@ApplicationScoped
@Produces("text/csv;charset=UTF-8")
public class BenefitFileResource {

    @Inject
    private BenefitService benefits;

    @Inject
    private CurrentCall call;

    /**
     * Exports what Software Assurance gives each license ID of each benefit as CSV, in the order of license IDs, with a first
     * line in the caller's language.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param benefit only of the benefit with this code
     */
    @GET
    @OperationId("exportBenefits")
    @Performs(Operation.EXPORT_BENEFITS)
    public StreamingOutput export(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("benefit") String benefit) {
        return benefits.export(call.caller(), new BenefitFilter(licenseId, organization, benefit))::writeTo;
    }
}
