package org.menkyo.openlicense.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.openlicense.OpenLicenseAdditionView;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** Who added an OPEN license, for its administrators (LC-602). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenLicenseAdditionResource {

    @Inject
    private OpenLicenseService licenses;

    @Inject
    private CurrentCall call;

    /** Lists who added an OPEN license by its numbers, from the oldest to the newest. */
    @GET
    @Path("/{licenseId}/open-license-additions")
    @Performs(Operation.LIST_OPEN_LICENSE_ADDITIONS)
    public Page<OpenLicenseAdditionView> list(
            @PathParam("licenseId") String licenseId, @BeanParam ListParameters list) {
        return licenses.listAdditions(call.caller(), licenseId, list.toPageRequest());
    }

    /** Stops an addition before it takes effect. */
    @POST
    @Path("/{licenseId}/open-license-additions/{additionId}/stop")
    @Performs(Operation.STOP_OPEN_LICENSE_ADDITION)
    @Idempotent
    public OpenLicenseAdditionView stop(
            @PathParam("licenseId") String licenseId, @PathParam("additionId") UUID additionId) {
        return licenses.stop(call.caller(), licenseId, additionId);
    }
}
