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
import org.menkyo.account.reset.RequestPasswordReset;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Asks for a link by which a new password is set (LC-209). */
@Path("/forgotten-password")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ForgottenPasswordPage {

    @Inject
    private PasswordResetService resets;

    @Inject
    private Visit visit;

    @GET
    public HtmlPage show() {
        return HtmlPage.of("forgotten-password");
    }

    @POST
    @Performs(Operation.REQUEST_PASSWORD_RESET)
    public Response request(@FormParam("email") String email) {
        try {
            resets.request(visit.anybody(), new RequestPasswordReset(email));
        } catch (LicensingException refused) {
            return Response.ok(HtmlPage.of("forgotten-password")
                            .with("email", email)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/forgotten-password", "passwordLinkSent");
    }
}
