package org.menkyo.registration.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.MailedLink;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/**
 * The page that the links of confirmation and welcome mails open (LC-203). The token is in the link's fragment, which no server
 * sees; the page's script types it into the form, and without scripts a person does.
 */
@Path("/confirm")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ConfirmationPage {

    @Inject
    private RegistrationService registrations;

    @Inject
    private Visit visit;

    @GET
    public HtmlPage show() {
        return HtmlPage.of("confirm");
    }

    @POST
    @Performs(Operation.CONFIRM_BUSINESS_EMAIL)
    public Response confirm(@FormParam("token") String token) {
        try {
            registrations.confirm(visit.caller(), new ConfirmBusinessEmail(MailedLink.token(token)));
        } catch (LicensingException refused) {
            return Response.ok(HtmlPage.of("confirm").refused(refused)).build();
        }
        return Redirect.to("/registration", "confirmed");
    }
}
