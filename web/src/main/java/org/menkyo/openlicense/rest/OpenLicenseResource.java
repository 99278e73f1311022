package org.menkyo.openlicense.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.AddOpenLicenseResult;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.openlicense.OpenLicenseView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** Add Open License (LC-601 to LC-605). */
@Path("/open-licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OpenLicenseResource {

    @Inject
    private OpenLicenseService licenses;

    @Inject
    private CurrentCall call;

    /**
     * Adds an OPEN license by its authorization number and license number. What came of it is the `outcome`; an invalid
     * combination counts, and too many of them lock the user out for 24 hours.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ADD_OPEN_LICENSE)
    @Idempotent
    public AddOpenLicenseResult add(AddOpenLicense command) {
        return licenses.add(call.caller(), command);
    }

    /** Lists the OPEN licenses that one added, from the oldest to the newest. */
    @GET
    @Performs(Operation.LIST_OWN_OPEN_LICENSES)
    public Page<OpenLicenseView> mine(@BeanParam ListParameters list) {
        return licenses.mine(call.caller(), list.toPageRequest());
    }
}
