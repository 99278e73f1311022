package org.menkyo.openlicense.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.AddOpenLicenseResult;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Adds an OPEN license by its two numbers (LC-601, LC-602). */
@Path("/open-licenses")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class OpenLicensesPage {

    @Inject
    private OpenLicenseService openLicenses;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_OWN_OPEN_LICENSES)
    public HtmlPage list(@BeanParam PageParameters list) {
        return page(list.toPageRequest());
    }

    @POST
    @Performs(Operation.ADD_OPEN_LICENSE)
    public Response add(
            @FormParam("authorizationNumber") String authorizationNumber,
            @FormParam("licenseNumber") String licenseNumber,
            @FormParam("acknowledged") String acknowledged,
            @FormParam("givenName") String givenName,
            @FormParam("familyName") String familyName) {
        AddOpenLicenseResult result;
        try {
            result = openLicenses.add(
                    visit.caller(),
                    new AddOpenLicense(
                            authorizationNumber,
                            licenseNumber,
                            acknowledged != null,
                            Fields.given(givenName),
                            Fields.given(familyName)));
        } catch (InvalidInputException wrong) {
            return Response.ok(again(authorizationNumber, licenseNumber, givenName, familyName)
                            .refused(wrong))
                    .build();
        }
        return switch (result.outcome()) {
            case ADDED -> Redirect.to("/open-licenses", "openLicenseAdded");
            case PENDING -> Redirect.to("/open-licenses", "openLicensePending");
            case ALREADY_ADDED -> Redirect.to("/open-licenses", "openLicenseThere");
            case COMBINATION_NOT_VALID, TOO_MANY_TRIES, LOCKED_OUT ->
                Response.ok(again(authorizationNumber, licenseNumber, givenName, familyName)
                                .with("result", result))
                        .build();
        };
    }

    private HtmlPage again(String authorizationNumber, String licenseNumber, String givenName, String familyName) {
        return page(PageRequest.first())
                .with("authorizationNumber", authorizationNumber)
                .with("licenseNumber", licenseNumber)
                .with("givenName", givenName)
                .with("familyName", familyName);
    }

    private HtmlPage page(PageRequest request) {
        return HtmlPage.of("open-licenses").with("additions", openLicenses.mine(visit.caller(), request));
    }
}
