package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.account.reset.PasswordResetService;
import org.menkyo.account.reset.ResetPassword;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.MailedLink;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The page that the link of a mail opens to set a new password (LC-209); its token comes as on the page of confirmation. */
@Path("/new-password")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class NewPasswordPage {

    @Inject
    private PasswordResetService resets;

    @Inject
    private Visit visit;

    @GET
    public HtmlPage show() {
        return HtmlPage.of("new-password");
    }

    @POST
    @Performs(Operation.RESET_PASSWORD)
    public Response reset(@FormParam("token") String token, @FormParam("newPassword") String newPassword) {
        try {
            resets.reset(visit.anybody(), new ResetPassword(MailedLink.token(token), newPassword));
        } catch (LicensingException refused) {
            return Response.ok(HtmlPage.of("new-password").refused(refused)).build();
        }
        return Redirect.to("/sign-in", "passwordSet");
    }
}
