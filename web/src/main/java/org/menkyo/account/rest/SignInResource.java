package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.signin.EndOwnSignIns;
import org.menkyo.account.signin.EndSignIns;
import org.menkyo.account.signin.EndedSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** The end of what people and systems are signed in with (LC-209). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {

    @Inject
    private SignInService signIns;

    @Inject
    private CurrentCall call;

    /**
     * Ends everything that one is signed in with, on all nodes at once, the sign-in of this call included. The password stays.
     * A mail tells the account's owner.
     */
    @POST
    @Path("/own-account/sign-in-ending")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.END_OWN_SIGN_INS)
    @Idempotent
    public EndedSignIns endOwn(EndOwnSignIns command) {
        return signIns.endOwn(call.caller(), command);
    }

    /**
     * Ends everything that somebody is signed in with, on all nodes at once: sessions, access tokens, and sign-ins at another
     * identity provider that were before. The password stays, unless it is to end, too. A mail tells whose sign-ins they were.
     */
    @POST
    @Path("/sign-in-endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.END_SIGN_INS)
    @Idempotent
    public EndedSignIns end(EndSignIns command) {
        return signIns.end(call.caller(), command);
    }
}
