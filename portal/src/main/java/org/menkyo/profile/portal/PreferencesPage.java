package org.menkyo.profile.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.profile.UpdateProfile;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;
import org.menkyo.shared.text.Language;

/** One's name, the language of mails, and whether administration is inherited (LC-206, LC-501). */
@Path("/preferences")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PreferencesPage {

    @Inject
    private ProfileService profiles;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_PROFILE)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Performs(Operation.UPDATE_PROFILE)
    public Response update(
            @FormParam("givenName") String givenName,
            @FormParam("familyName") String familyName,
            @FormParam("mailLanguage") String mailLanguage) {
        try {
            profiles.update(
                    visit.caller(),
                    new UpdateProfile(
                            Fields.given(givenName),
                            Fields.given(familyName),
                            mailLanguage == null ? null : Language.of(Locale.forLanguageTag(mailLanguage))));
        } catch (InvalidInputException wrong) {
            return Response.ok(page().refused(wrong)).build();
        }
        return Redirect.to("/preferences", "saved");
    }

    @POST
    @Path("/inheritance")
    @Performs(Operation.CHOOSE_INHERITANCE)
    public Response choose(@FormParam("inherit") String inherit) {
        profiles.chooseInheritance(visit.caller(), new ChooseInheritance(Boolean.valueOf(inherit)));
        return Redirect.to("/preferences", "saved");
    }

    private HtmlPage page() {
        return HtmlPage.of("preferences").with("profile", profiles.read(visit.caller()));
    }
}
