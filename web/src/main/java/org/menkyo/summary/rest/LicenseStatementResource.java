package org.menkyo.summary.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.summary.LicenseStatementService;

/** The printable license statement of a license ID (LC-701). */
@Path("/licenses")
@ApplicationScoped
@Produces("application/pdf")
public class LicenseStatementResource {

    @Inject
    private LicenseStatementService statements;

    @Inject
    private CurrentCall call;

    /** Makes the license statement of one license ID, as PDF in the caller's language. */
    @GET
    @Path("/{licenseId}/statement.pdf")
    @OperationId("readLicenseStatement")
    @Performs(Operation.READ_LICENSE_STATEMENT)
    public StreamingOutput read(@PathParam("licenseId") String licenseId) {
        return statements.read(call.caller(), licenseId)::writeTo;
    }
}
