package org.menkyo.dataexport.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.dataexport.ExportService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;

/** What Menkyo keeps of customers, for whoever moves to another system. */
@Path("/exports")
@ApplicationScoped
@Produces("application/x-ndjson")
public class ExportResource {

    @Inject
    private ExportService exports;

    @Inject
    private CurrentCall call;

    /**
     * Exports all that is kept of all organizations, in one state: one JSON object a line, the last of which has the count of those
     * between it and the first. Product keys have their last five characters only. It is recorded in the audit. Has no idempotency
     * key, so that each export is checked and recorded anew.
     */
    @POST
    @Path("/installation")
    @OperationId("exportInstallation")
    @Performs(Operation.EXPORT_INSTALLATION)
    public StreamingOutput installation() {
        return exports.installation(call.caller())::writeTo;
    }

    /**
     * Exports all that is kept of one organization, in the same way.
     *
     * @param distributor only of the distributor with this code; of every distributor that uses the identifier if it is not said
     */
    @POST
    @Path("/organizations/{organization}")
    @OperationId("exportOrganization")
    @Performs(Operation.EXPORT_ORGANIZATION)
    public StreamingOutput organization(
            @PathParam("organization") String organization, @QueryParam("distributor") String distributor) {
        return exports.organization(call.caller(), organization, distributor)::writeTo;
    }
}
