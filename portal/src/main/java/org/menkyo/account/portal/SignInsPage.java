package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.account.own.ResetSecondFactor;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.account.signin.EndSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Ends what somebody is signed in with, such as a person whose computer was stolen, and takes a lost second factor away (LC-209). */
@Path("/sign-ins")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SignInsPage {

    @Inject
    private SignInService signIns;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private AccessControl access;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.END_SIGN_INS)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Performs(Operation.END_SIGN_INS)
    public Response end(
            @FormParam("email") String email,
            @FormParam("account") String account,
            @FormParam("endPassword") String endPassword,
            @FormParam("reason") String reason) {
        try {
            signIns.end(
                    visit.caller(),
                    new EndSignIns(Fields.given(email), Fields.given(account), endPassword != null, reason));
        } catch (LicensingException refused) {
            return Response.ok(page().with("refusedStep", "end")
                            .with("email", email)
                            .with("account", account)
                            .with("reason", reason)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/sign-ins", "everythingEnded");
    }

    @POST
    @Path("/second-factor-reset")
    @Performs(Operation.RESET_SECOND_FACTOR)
    public Response resetSecondFactor(@FormParam("resetAccount") String account, @FormParam("reason") String reason) {
        try {
            secondFactors.reset(visit.caller(), account, new ResetSecondFactor(reason));
        } catch (LicensingException refused) {
            return Response.ok(page().with("refusedStep", "reset")
                            .with("resetAccount", account)
                            .with("reason", reason)
                            .refused(refused))
                    .build();
        }
        return Redirect.to("/sign-ins", "secondFactorReset");
    }

    /** Nothing but a form, which is shown to nobody who may not send it. */
    private HtmlPage page() {
        access.require(visit.caller(), Operation.END_SIGN_INS);
        return HtmlPage.of("sign-ins");
    }
}
