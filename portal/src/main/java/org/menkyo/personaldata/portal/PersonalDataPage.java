package org.menkyo.personaldata.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.personaldata.ErasePerson;
import org.menkyo.personaldata.FindPersonalData;
import org.menkyo.personaldata.PersonalData;
import org.menkyo.personaldata.PersonalDataService;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Shows what is kept of a person, and erases it (LC-1204). Addresses of people do not stand in addresses of pages. */
@Path("/personal-data")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PersonalDataPage {

    @Inject
    private PersonalDataService personalData;

    @Inject
    private AccessControl access;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.EXPORT_PERSONAL_DATA)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Performs(Operation.EXPORT_PERSONAL_DATA)
    public HtmlPage find(@FormParam("email") String email, @FormParam("account") String account) {
        HtmlPage page = page().with("email", email).with("account", account);
        try {
            PersonalData found =
                    personalData.find(visit.caller(), new FindPersonalData(Fields.given(email), Fields.given(account)));
            return page.with("found", found)
                    .with("places", new Page<>(found.places(), null))
                    .with("auditValues", new Page<>(found.auditValues(), null));
        } catch (LicensingException refused) {
            return page.refused(refused);
        }
    }

    @POST
    @Path("/erasure")
    @Performs(Operation.ERASE_PERSON)
    public Response erase(
            @FormParam("email") String email,
            @FormParam("account") String account,
            @FormParam("reason") String reason) {
        try {
            personalData.erase(visit.caller(), new ErasePerson(Fields.given(email), Fields.given(account), reason));
        } catch (LicensingException refused) {
            return Response.ok(page().with("erasing", true)
                            .with("email", email)
                            .with("account", account)
                            .with("reason", reason)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/personal-data", "personErased");
    }

    /** Nothing but a form, which is shown to nobody who may not send it. */
    private HtmlPage page() {
        access.require(visit.caller(), Operation.EXPORT_PERSONAL_DATA);
        return HtmlPage.of("personal-data");
    }
}
