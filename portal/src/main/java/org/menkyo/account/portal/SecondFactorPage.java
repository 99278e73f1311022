package org.menkyo.account.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.menkyo.account.own.ConfirmSecondFactor;
import org.menkyo.account.own.EnrollSecondFactor;
import org.menkyo.account.own.RecoveryCodesView;
import org.menkyo.account.own.RemoveSecondFactor;
import org.menkyo.account.own.RenewRecoveryCodes;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.secondfactor.NewSecret;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** The second factor of one's own account: an authenticator app and recovery codes (LC-209). */
@Path("/second-factor")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SecondFactorPage {

    @Inject
    private SecondFactorService factors;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_SECOND_FACTOR)
    public HtmlPage show() {
        return page();
    }

    /** The secret is told this once; until a code of it is sent, the account stays as it is. */
    @POST
    @Performs(Operation.ENROLL_SECOND_FACTOR)
    public HtmlPage enroll(@FormParam("password") String password) {
        try {
            NewSecret secret = factors.enroll(visit.caller(), new EnrollSecondFactor(password));
            return HtmlPage.of("second-factor-secret")
                    .with("secret", secret.secret())
                    .with("picture", QrPicture.of(secret.uri()));
        } catch (LicensingException refused) {
            return page().refused(refused);
        }
    }

    @POST
    @Path("/confirmation")
    @Performs(Operation.CONFIRM_SECOND_FACTOR)
    public HtmlPage confirm(@FormParam("code") String code) {
        try {
            return codes(factors.confirm(visit.caller(), new ConfirmSecondFactor(code)));
        } catch (LicensingException refused) {
            return HtmlPage.of("second-factor-secret").refused(refused);
        }
    }

    @POST
    @Path("/recovery-codes")
    @Performs(Operation.RENEW_RECOVERY_CODES)
    public HtmlPage renew(@FormParam("password") String password, @FormParam("code") String code) {
        try {
            return codes(factors.renewRecoveryCodes(visit.caller(), new RenewRecoveryCodes(password, code)));
        } catch (LicensingException refused) {
            return page().refused(refused);
        }
    }

    @POST
    @Path("/removal")
    @Performs(Operation.REMOVE_SECOND_FACTOR)
    public Response remove(@FormParam("password") String password, @FormParam("code") String code) {
        try {
            factors.remove(visit.caller(), new RemoveSecondFactor(password, code));
        } catch (LicensingException refused) {
            return Response.ok(page().refused(refused)).build();
        }
        return Redirect.to("/second-factor", "secondFactorRemoved");
    }

    private HtmlPage page() {
        return HtmlPage.of("second-factor").with("factor", factors.read(visit.caller()));
    }

    private static HtmlPage codes(RecoveryCodesView codes) {
        return HtmlPage.of("recovery-codes").with("codes", codes.recoveryCodes());
    }
}
