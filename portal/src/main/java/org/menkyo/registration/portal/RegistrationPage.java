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
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Registers the business e-mail of who has signed in, and says where it stands (LC-203, LC-204). */
@Path("/registration")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class RegistrationPage {

    @Inject
    private RegistrationService registrations;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.READ_REGISTRATION)
    public HtmlPage show() {
        return page();
    }

    @POST
    @Performs(Operation.REGISTER_BUSINESS_EMAIL)
    public Response register(@FormParam("email") String email) {
        try {
            registrations.register(visit.caller(), new RegisterBusinessEmail(email, visit.language()));
        } catch (LicensingException refused) {
            return Response.ok(page().with("email", email).refused(refused)).build();
        }
        return Redirect.to("/registration", "confirmationSent");
    }

    @POST
    @Path("/again")
    @Performs(Operation.RESEND_CONFIRMATION)
    public Response resend() {
        registrations.resend(visit.caller());
        return Redirect.to("/registration", "confirmationSent");
    }

    private HtmlPage page() {
        return HtmlPage.of("registration").with("registration", registrations.current(visit.caller()));
    }
}
