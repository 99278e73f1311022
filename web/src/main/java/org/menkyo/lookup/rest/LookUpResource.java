package org.menkyo.lookup.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.lookup.FoundLicense;
import org.menkyo.lookup.FoundOrganization;
import org.menkyo.lookup.FoundPerson;
import org.menkyo.lookup.LookUpService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** People, organizations and licenses, for support (LC-806). */
@Path("/support")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LookUpResource {

    @Inject
    private LookUpService found;

    @Inject
    private CurrentCall call;

    /** Shows what is known of a business e-mail, registered or not. The look-up is in the audit. */
    @GET
    @Path("/people/{email}")
    @Performs(Operation.LOOK_UP_PERSON)
    public FoundPerson person(@PathParam("email") String email) {
        return found.person(call.caller(), email);
    }

    /**
     * Lists the organizations whose names contain a text, whatever its case and width.
     *
     * @param name at least 2 characters
     */
    @GET
    @Path("/organizations")
    @Performs(Operation.LOOK_UP_ORGANIZATIONS)
    public Page<FoundOrganization> organizations(@QueryParam("name") String name, @BeanParam ListParameters list) {
        return found.organizations(call.caller(), name, list.toPageRequest());
    }

    /**
     * Lists the license IDs of a number or of an organization; one of the two is given.
     *
     * @param number a license ID, agreement, license, authorization or order number
     * @param organization an organization's identifier
     * @param distributor the code of the organization's distributor; without it, of every one that uses the identifier
     */
    @GET
    @Path("/licenses")
    @Performs(Operation.LOOK_UP_LICENSES)
    public Page<FoundLicense> licenses(
            @QueryParam("number") String number,
            @QueryParam("organization") String organization,
            @QueryParam("distributor") String distributor,
            @BeanParam ListParameters list) {
        return found.licenses(call.caller(), number, organization, distributor, list.toPageRequest());
    }
}
