package org.menkyo.benefit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.benefit.AssignBenefit;
import org.menkyo.benefit.BenefitLine;
import org.menkyo.benefit.BenefitService;
import org.menkyo.benefit.BenefitUnitsView;
import org.menkyo.benefit.UseBenefit;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** The benefits of Software Assurance of one license ID (LC-705). */
@Path("/licenses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LicenseBenefitResource {

    @Inject
    private BenefitService benefits;

    @Inject
    private CurrentCall call;

    /** Lists the units of a benefit that are assigned or used up, from the oldest to the newest. */
    @GET
    @Path("/{licenseId}/benefits/{benefit}/units")
    @Performs(Operation.LIST_BENEFIT_UNITS)
    public Page<BenefitUnitsView> listUnits(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @BeanParam ListParameters list) {
        return benefits.listUnits(call.caller(), licenseId, benefit, list.toPageRequest());
    }

    /** Activates a benefit for a license ID; once more changes nothing. */
    @POST
    @Path("/{licenseId}/benefits/{benefit}/activation")
    @Performs(Operation.ACTIVATE_BENEFIT)
    @Idempotent
    public BenefitLine activate(@PathParam("licenseId") String licenseId, @PathParam("benefit") String benefit) {
        return benefits.activate(call.caller(), licenseId, benefit);
    }

    /** Assigns units of an activated benefit to a person. */
    @POST
    @Path("/{licenseId}/benefits/{benefit}/assignments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ASSIGN_BENEFIT)
    @Idempotent
    public BenefitUnitsView assign(
            @PathParam("licenseId") String licenseId, @PathParam("benefit") String benefit, AssignBenefit command) {
        return benefits.assign(call.caller(), licenseId, benefit, command);
    }

    /** Uses up units of an activated benefit. */
    @POST
    @Path("/{licenseId}/benefits/{benefit}/uses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.USE_BENEFIT)
    @Idempotent
    public BenefitUnitsView use(
            @PathParam("licenseId") String licenseId, @PathParam("benefit") String benefit, UseBenefit command) {
        return benefits.use(call.caller(), licenseId, benefit, command);
    }

    /** Takes units back that were assigned, or undoes a use; possible after the end of Software Assurance, too. */
    @DELETE
    @Path("/{licenseId}/benefits/{benefit}/units/{unitsId}")
    @Performs(Operation.WITHDRAW_BENEFIT)
    public void withdraw(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @PathParam("unitsId") UUID unitsId) {
        benefits.withdraw(call.caller(), licenseId, benefit, unitsId);
    }
}
