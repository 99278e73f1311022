package org.menkyo.benefit.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.menkyo.benefit.AssignBenefit;
import org.menkyo.benefit.BenefitFilter;
import org.menkyo.benefit.BenefitLine;
import org.menkyo.benefit.BenefitService;
import org.menkyo.benefit.UseBenefit;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** A benefit of one license ID: activates it, gives its units out and takes them back (LC-705). */
@Path("/benefits/{licenseId}/{benefit}")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class BenefitPage {

    @Inject
    private BenefitService benefits;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_BENEFITS)
    public HtmlPage read(@PathParam("licenseId") String licenseId, @PathParam("benefit") String benefit) {
        return page(licenseId, benefit).with("id", UUID.randomUUID());
    }

    @POST
    @Path("/activate")
    @Performs(Operation.ACTIVATE_BENEFIT)
    public Response activate(@PathParam("licenseId") String licenseId, @PathParam("benefit") String benefit) {
        try {
            benefits.activate(visit.caller(), licenseId, benefit);
        } catch (LicensingException refused) {
            return again(page(licenseId, benefit), refused);
        }
        return to("", licenseId, benefit, "benefitActivated");
    }

    /** @param id of the units, so that a form that is sent twice gives them once */
    @POST
    @Path("/assign")
    @Performs(Operation.ASSIGN_BENEFIT)
    public Response assign(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @FormParam("email") String email,
            @FormParam("units") String units,
            @FormParam("id") UUID id) {
        try {
            benefits.assign(
                    visit.caller(),
                    licenseId,
                    benefit,
                    new AssignBenefit(email, TypedValues.numberIn("units", units), id));
        } catch (LicensingException refused) {
            return again(filled(licenseId, benefit, units, id).with("email", email), refused);
        }
        return to("/units", licenseId, benefit, "benefitAssigned");
    }

    /** @param id of the units, so that a form that is sent twice uses them once */
    @POST
    @Path("/use")
    @Performs(Operation.USE_BENEFIT)
    public Response use(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @FormParam("purpose") String purpose,
            @FormParam("units") String units,
            @FormParam("id") UUID id) {
        try {
            benefits.use(
                    visit.caller(),
                    licenseId,
                    benefit,
                    new UseBenefit(purpose, TypedValues.numberIn("units", units), id));
        } catch (LicensingException refused) {
            return again(filled(licenseId, benefit, units, id).with("purpose", purpose), refused);
        }
        return to("/units", licenseId, benefit, "benefitUsed");
    }

    @GET
    @Path("/units")
    @Performs(Operation.LIST_BENEFIT_UNITS)
    public HtmlPage listUnits(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @BeanParam PageParameters list) {
        return HtmlPage.of("benefit-units")
                .with("licenseId", licenseId)
                .with("benefit", benefit)
                .with("units", benefits.listUnits(visit.caller(), licenseId, benefit, list.toPageRequest()));
    }

    @POST
    @Path("/units/{unitsId}/withdraw")
    @Performs(Operation.WITHDRAW_BENEFIT)
    public Response withdraw(
            @PathParam("licenseId") String licenseId,
            @PathParam("benefit") String benefit,
            @PathParam("unitsId") UUID unitsId) {
        benefits.withdraw(visit.caller(), licenseId, benefit, unitsId);
        return to("/units", licenseId, benefit, "benefitWithdrawn");
    }

    private HtmlPage page(String licenseId, String benefit) {
        BenefitLine line =
                benefits
                        .list(visit.caller(), new BenefitFilter(licenseId, null, benefit), PageRequest.first())
                        .items()
                        .stream()
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
        return HtmlPage.of("benefit").with("line", line);
    }

    private HtmlPage filled(String licenseId, String benefit, String units, UUID id) {
        return page(licenseId, benefit).with("units", units).with("id", id);
    }

    private static Response again(HtmlPage page, LicensingException refused) {
        return Response.ok(page.refused(refused)).build();
    }

    private static Response to(String part, String licenseId, String benefit, String notice) {
        return Redirect.to(
                UriBuilder.fromPath("/benefits/{licenseId}/{benefit}" + part)
                        .build(licenseId, benefit)
                        .toString(),
                notice);
    }
}
