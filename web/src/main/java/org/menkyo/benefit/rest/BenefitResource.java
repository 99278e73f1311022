package org.menkyo.benefit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.benefit.BenefitFilter;
import org.menkyo.benefit.BenefitLine;
import org.menkyo.benefit.BenefitService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** What Software Assurance gives over all license IDs on which the caller may see it (LC-705). */
@Path("/benefits")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BenefitResource {

    @Inject
    private BenefitService benefits;

    @Inject
    private CurrentCall call;

    /**
     * Reports what Software Assurance gives each license ID of each benefit, and how much of it is assigned or used, in the
     * order of license IDs.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param benefit only of the benefit with this code
     */
    @GET
    @OperationId("listBenefits")
    @Performs(Operation.LIST_BENEFITS)
    public Page<BenefitLine> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("benefit") String benefit,
            @BeanParam ListParameters list) {
        return benefits.list(call.caller(), new BenefitFilter(licenseId, organization, benefit), list.toPageRequest());
    }
}
