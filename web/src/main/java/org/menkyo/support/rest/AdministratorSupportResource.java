package org.menkyo.support.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.support.AddAdministrator;
import org.menkyo.support.AdministratorSupportService;
import org.menkyo.support.RemoveAdministrator;

/** Administrators that support puts on license IDs (LC-801). */
@Path("/support/licenses/{licenseId}/administrators")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdministratorSupportResource {

    @Inject
    private AdministratorSupportService administrators;

    @Inject
    private CurrentCall call;

    /**
     * Adds an administrator, after the details of whoever asked for it were checked. Without all of them the action is
     * refused; existing administrators get a mail.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ADD_ADMINISTRATOR)
    @Idempotent
    public Created<AgreementChangeView> addAdministrator(
            @PathParam("licenseId") String licenseId, AddAdministrator command) {
        return Created.of(administrators.addAdministrator(call.caller(), licenseId, command));
    }

    /** Removes an administrator, be it the last one. One that is a contact on the agreement changes with the contact. */
    @POST
    @Path("/removals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REMOVE_ADMINISTRATOR)
    @Idempotent
    public Created<AgreementChangeView> removeAdministrator(
            @PathParam("licenseId") String licenseId, RemoveAdministrator command) {
        return Created.of(administrators.removeAdministrator(call.caller(), licenseId, command));
    }
}
