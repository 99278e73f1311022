package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.account.own.ResetSecondFactor;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.account.signin.EndSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.account.technical.TechnicalAccountView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.NewPassword;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** A technical account, and all that an operator does about it (LC-209). */
@Path("/technical-accounts/{name}")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class TechnicalAccountPage {

    @Inject
    private TechnicalAccountService technical;

    @Inject
    private SignInService signIns;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_TECHNICAL_ACCOUNT)
    public HtmlPage show(@PathParam("name") String name) {
        return page(name);
    }

    @POST
    @Path("/disabling")
    @Performs(Operation.DISABLE_TECHNICAL_ACCOUNT)
    public Response disable(@PathParam("name") String name, @FormParam("reason") String reason) {
        return done(
                name,
                "disabling",
                "accountDisabled",
                reason,
                () -> technical.disable(visit.caller(), name, new DisableTechnicalAccount(reason)));
    }

    @POST
    @Path("/enabling")
    @Performs(Operation.ENABLE_TECHNICAL_ACCOUNT)
    public Response enable(@PathParam("name") String name, @FormParam("reason") String reason) {
        return done(
                name,
                "enabling",
                "accountEnabled",
                reason,
                () -> technical.enable(visit.caller(), name, new EnableTechnicalAccount(reason)));
    }

    @POST
    @Path("/renewal")
    @Performs(Operation.RENEW_TECHNICAL_ACCOUNT)
    public Response renew(
            @PathParam("name") String name,
            @FormParam("expiresAt") String expiresAt,
            @FormParam("contactEmail") String contactEmail) {
        try {
            TypedValues typed = typedValues();
            RenewTechnicalAccount command =
                    new RenewTechnicalAccount(typed.endOf("expiresAt", expiresAt), Fields.given(contactEmail));
            typed.done();
            technical.renew(visit.caller(), name, command);
        } catch (LicensingException refused) {
            return Response.ok(page(name)
                            .with("expiresAt", expiresAt)
                            .with("contactEmail", contactEmail)
                            .refused(refused))
                    .build();
        }
        return to(name, "accountRenewed");
    }

    /** Shows the new password, this once. */
    @POST
    @Path("/rotation")
    @Performs(Operation.ROTATE_PASSWORD)
    public HtmlPage rotate(
            @PathParam("name") String name,
            @FormParam("reason") String reason,
            @FormParam("formerPasswordEndsAt") String formerPasswordEndsAt) {
        String password = NewPassword.random();
        try {
            TypedValues typed = typedValues();
            RotatePassword command =
                    new RotatePassword(password, reason, typed.moment("formerPasswordEndsAt", formerPasswordEndsAt));
            typed.done();
            TechnicalAccountView account = technical.rotate(visit.caller(), name, command);
            return HtmlPage.of("technical-account-password")
                    .with("account", name)
                    .with("password", password)
                    .with("passwordEndsAt", account.passwordEndsAt())
                    .with("formerPasswordEndsAt", account.formerPasswordEndsAt());
        } catch (LicensingException refused) {
            return page(name)
                    .with("refusedStep", "rotation")
                    .with("reason", reason)
                    .with("formerPasswordEndsAt", formerPasswordEndsAt)
                    .refused(refused);
        }
    }

    @POST
    @Path("/sign-in-end")
    @Performs(Operation.END_SIGN_INS)
    public Response endSignIns(@PathParam("name") String name, @FormParam("reason") String reason) {
        return done(
                name,
                "sign-in-end",
                "everythingEnded",
                reason,
                () -> signIns.end(visit.caller(), new EndSignIns(null, name, null, reason)));
    }

    @POST
    @Path("/second-factor-reset")
    @Performs(Operation.RESET_SECOND_FACTOR)
    public Response resetSecondFactor(@PathParam("name") String name, @FormParam("reason") String reason) {
        return done(
                name,
                "second-factor-reset",
                "secondFactorReset",
                reason,
                () -> secondFactors.reset(visit.caller(), name, new ResetSecondFactor(reason)));
    }

    /** @param step the form that it was sent by */
    private Response done(String name, String step, String notice, String reason, Runnable doing) {
        try {
            doing.run();
        } catch (LicensingException refused) {
            return Response.ok(page(name)
                            .with("refusedStep", step)
                            .with("reason", reason)
                            .refused(refused))
                    .build();
        }
        return to(name, notice);
    }

    private static Response to(String name, String notice) {
        return Redirect.to(
                UriBuilder.fromPath("/technical-accounts/{name}").build(name).toString(), notice);
    }

    private HtmlPage page(String name) {
        return HtmlPage.of("technical-account").with("account", technical.get(visit.caller(), name));
    }

    private TypedValues typedValues() {
        return new TypedValues(settings.timeZone());
    }
}
