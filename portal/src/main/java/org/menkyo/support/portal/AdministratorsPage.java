package org.menkyo.support.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;
import org.menkyo.support.AddAdministrator;
import org.menkyo.support.AddAdministrator.CheckedDetails;
import org.menkyo.support.AdministratorSupportService;
import org.menkyo.support.RemoveAdministrator;

/** Puts an administrator on a license ID, after what was checked is recorded, or removes one (LC-305, LC-801). */
@Path("/support/licenses/{licenseId}/administrators")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class AdministratorsPage {

    private static final String ADD = "support-administrator";
    private static final String REMOVE = "support-administrator-removal";

    @Inject
    private AdministratorSupportService administrators;

    @Inject
    private AgreementChangeService agreements;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage show(
            @PathParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @QueryParam("caseId") String caseId) {
        return page(ADD, licenseId, new Fields().with("email", email).with("caseId", caseId));
    }

    @POST
    @Performs(Operation.ADD_ADMINISTRATOR)
    public Response add(
            @PathParam("licenseId") String licenseId,
            @FormParam("email") String email,
            @FormParam("checked.licenseNumber") String licenseNumber,
            @FormParam("checked.authorizationNumber") String authorizationNumber,
            @FormParam("checked.companyName") String companyName,
            @FormParam("checked.companyAddress") String companyAddress,
            @FormParam("reason") String reason,
            @FormParam("caseId") String caseId) {
        UUID id;
        try {
            id = TypedValues.uuidIn("caseId", caseId);
            administrators.addAdministrator(
                    visit.caller(),
                    licenseId,
                    new AddAdministrator(
                            email,
                            new CheckedDetails(
                                    licenseNumber, Fields.given(authorizationNumber), companyName, companyAddress),
                            reason,
                            id));
        } catch (LicensingException refused) {
            Fields typed = new Fields()
                    .with("email", email)
                    .with("licenseNumber", licenseNumber)
                    .with("authorizationNumber", authorizationNumber)
                    .with("companyName", companyName)
                    .with("companyAddress", companyAddress)
                    .with("reason", reason)
                    .with("caseId", caseId);
            return Response.ok(page(ADD, licenseId, typed).refused(refused)).build();
        }
        return after(licenseId, id, "administratorAdded");
    }

    @GET
    @Path("/removal")
    @Performs(Operation.READ_AGREEMENT)
    public HtmlPage showRemoval(
            @PathParam("licenseId") String licenseId,
            @QueryParam("email") String email,
            @QueryParam("caseId") String caseId) {
        return page(REMOVE, licenseId, new Fields().with("email", email).with("caseId", caseId));
    }

    @POST
    @Path("/removal")
    @Performs(Operation.REMOVE_ADMINISTRATOR)
    public Response remove(
            @PathParam("licenseId") String licenseId,
            @FormParam("email") String email,
            @FormParam("reason") String reason,
            @FormParam("caseId") String caseId) {
        UUID id;
        try {
            id = TypedValues.uuidIn("caseId", caseId);
            administrators.removeAdministrator(visit.caller(), licenseId, new RemoveAdministrator(email, reason, id));
        } catch (LicensingException refused) {
            Fields typed =
                    new Fields().with("email", email).with("reason", reason).with("caseId", caseId);
            return Response.ok(page(REMOVE, licenseId, typed).refused(refused)).build();
        }
        return after(licenseId, id, "administratorRemoved");
    }

    private HtmlPage page(String template, String licenseId, Fields fields) {
        return HtmlPage.of(template)
                .with("agreement", agreements.get(visit.caller(), licenseId))
                .filledWith(fields);
    }

    /** To the support case that it was done for, else to the license ID (LC-805). */
    private static Response after(String licenseId, UUID caseId, String notice) {
        String address = caseId == null
                ? UriBuilder.fromPath("/agreement-records/{licenseId}")
                        .build(licenseId)
                        .toString()
                : "/support-cases/" + caseId;
        return Redirect.to(address, notice);
    }
}
