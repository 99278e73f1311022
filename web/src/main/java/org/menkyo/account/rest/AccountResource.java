package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.SignUp;
import org.menkyo.account.own.ResetSecondFactor;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OpenToStrangers;

/** Accounts that people make for themselves (LC-201), and what operators do about any account (LC-209). */
@Path("/accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    private AccountService accounts;

    @Inject
    private SecondFactorService factors;

    @Inject
    private CurrentCall call;

    /** Makes an account to sign in with. It gives no access before a business e-mail is confirmed. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.SIGN_UP)
    @OpenToStrangers
    @Idempotent
    public Created<AccountView> signUp(SignUp command) {
        return Created.of(accounts.signUp(call.caller(), command));
    }

    /**
     * Takes the second factor from another account, a person's or a technical one, whose owner has lost it. A mail tells the
     * account's owner.
     */
    @POST
    @Path("/{name}/second-factor-reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RESET_SECOND_FACTOR)
    @Idempotent
    public void reset(@PathParam("name") String name, ResetSecondFactor command) {
        factors.reset(call.caller(), name, command);
    }
}
