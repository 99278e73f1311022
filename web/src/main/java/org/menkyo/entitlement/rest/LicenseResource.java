package org.menkyo.entitlement.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** The license IDs on which the caller may view license information (LC-701). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseResource {

    @Inject
    private LicenseService licenses;

    @Inject
    private CurrentCall call;

    /** Lists the license IDs whose license information the caller may view. */
    @GET
    @Performs(Operation.LIST_LICENSES)
    public Page<LicenseView> list(@BeanParam ListParameters list) {
        return licenses.list(call.caller(), list.toPageRequest());
    }

    /** Shows a license ID and what it entitles to. */
    @GET
    @Path("/{licenseId}")
    @Performs(Operation.READ_LICENSE)
    public LicenseView get(@PathParam("licenseId") String licenseId) {
        return licenses.get(call.caller(), licenseId);
    }
}
