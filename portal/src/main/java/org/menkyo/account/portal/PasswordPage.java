package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Changes one's own password (LC-209). */
@Path("/password")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class PasswordPage {

    @Inject
    private OwnPasswordService passwords;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.CHANGE_PASSWORD)
    public HtmlPage show() {
        visit.caller();
        return HtmlPage.of("password");
    }

    /** With the password, the session ends, as all that was begun with the one before. */
    @POST
    @Performs(Operation.CHANGE_PASSWORD)
    public Response change(
            @FormParam("currentPassword") String currentPassword, @FormParam("newPassword") String newPassword) {
        try {
            passwords.change(visit.caller(), new ChangePassword(currentPassword, newPassword));
        } catch (LicensingException refused) {
            return Response.ok(HtmlPage.of("password").refused(refused)).build();
        }
        return Redirect.to("/sign-in", "passwordSet");
    }
}
