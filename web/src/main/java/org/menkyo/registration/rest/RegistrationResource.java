package org.menkyo.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.registration.RegistrationView;
import org.menkyo.shared.rest.Accepted;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** One's own registration (LC-203, LC-204). */
@Path("/registration")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    @Inject
    private RegistrationService registrations;

    @Inject
    private CurrentCall call;

    /** Sends a mail with a confirmation link to a business e-mail address. A link that was on its way before ends. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REGISTER_BUSINESS_EMAIL)
    @Idempotent
    public Accepted<RegistrationView> register(RegisterBusinessEmail command) {
        return new Accepted<>(registrations.register(call.caller(), command));
    }

    /** Sends a new link to the address that waits for its confirmation. The link that was on its way ends. */
    @POST
    @Path("/resend")
    @Performs(Operation.RESEND_CONFIRMATION)
    @Idempotent
    public Accepted<RegistrationView> resend() {
        return new Accepted<>(registrations.resend(call.caller()));
    }

    /**
     * Confirms the address that a link was sent to, with the token that the link carries. Confirming it again never fails
     * and shows what the address may do now.
     */
    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CONFIRM_BUSINESS_EMAIL)
    @Idempotent
    public RegistrationView confirm(ConfirmBusinessEmail command) {
        return registrations.confirm(call.caller(), command);
    }

    /** Shows where one's own registration stands. */
    @GET
    @Performs(Operation.READ_REGISTRATION)
    public RegistrationView current() {
        return registrations.current(call.caller());
    }
}
