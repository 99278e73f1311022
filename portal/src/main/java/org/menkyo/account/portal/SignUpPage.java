package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.menkyo.account.AccountService;
import org.menkyo.account.SignUp;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Makes an account of the built-in identity provider, by which one can sign in and register (LC-201). */
@Path("/sign-up")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SignUpPage {

    @Inject
    private AccountService accounts;

    @Inject
    private Visit visit;

    @GET
    public HtmlPage show(@QueryParam("next") String next) {
        return page(next);
    }

    @POST
    @Performs(Operation.SIGN_UP)
    public Response signUp(
            @FormParam("name") String name, @FormParam("password") String password, @FormParam("next") String next) {
        try {
            accounts.signUp(visit.anybody(), new SignUp(name, password));
        } catch (LicensingException refused) {
            return Response.ok(page(next).with("name", name).refused(refused)).build();
        }
        return Redirect.to(
                "/sign-in?" + new Fields().with("next", Redirect.local(next)).query(), "signedUp");
    }

    /** Who makes an account registers next, or follows the link of a mail that brought them here. */
    private static HtmlPage page(String next) {
        return HtmlPage.of("sign-up").with("next", next == null ? "/registration" : Redirect.local(next));
    }
}
