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
import org.menkyo.summary.LicenseSummaryService;
import org.menkyo.summary.RelationshipFilter;
import org.menkyo.summary.RelationshipLine;

/** The agreements on which the caller may view license information (LC-701). */
@Path("/relationship-summary")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RelationshipSummaryResource {

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private CurrentCall call;

    /**
     * Lists the agreements whose license information the caller may view, in the order of their license IDs.
     *
     * @param licenseId only the one of this license ID
     * @param organization only of the organization with this identifier
     * @param program only of this program, such as OPEN
     */
    @GET
    @OperationId("listRelationshipSummary")
    @Performs(Operation.LIST_RELATIONSHIP_SUMMARY)
    public Page<RelationshipLine> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("program") String program,
            @BeanParam ListParameters list) {
        RelationshipFilter filter = RelationshipFilter.of(licenseId, organization, program);
        return summary.listRelationships(call.caller(), filter, list.toPageRequest());
    }
}
