package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.own.ChangePassword;
import org.menkyo.account.own.OwnPasswordService;
import org.menkyo.account.reset.PasswordResetReceipt;
import org.menkyo.account.reset.PasswordResetService;
import org.menkyo.account.reset.RequestPasswordReset;
import org.menkyo.account.reset.ResetPassword;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Accepted;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OpenToStrangers;

/** Passwords of accounts that are made here (LC-209). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {

    @Inject
    private OwnPasswordService own;

    @Inject
    private PasswordResetService resets;

    @Inject
    private CurrentCall call;

    /**
     * Changes the password of the account that one has signed in with. Whatever was signed in with the old one ends at once;
     * a mail tells the account's owner.
     */
    @POST
    @Path("/own-account/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CHANGE_PASSWORD)
    @Idempotent
    public void change(ChangePassword command) {
        own.change(call.caller(), command);
    }

    /**
     * Asks for a mail with a link to set a new password by. The answer is the same for every address. The mail goes out if
     * the address is the confirmed business e-mail of an account's person.
     */
    @POST
    @Path("/password-resets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REQUEST_PASSWORD_RESET)
    @OpenToStrangers
    @Idempotent
    public Accepted<PasswordResetReceipt> request(RequestPasswordReset command) {
        return new Accepted<>(resets.request(call.caller(), command));
    }

    /**
     * Sets a new password, with the token that the link carries. The link works once, for half an hour. Whatever was signed in
     * with the old password ends at once.
     */
    @POST
    @Path("/password-resets/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RESET_PASSWORD)
    @OpenToStrangers
    @Idempotent
    public void reset(ResetPassword command) {
        resets.reset(call.caller(), command);
    }
}
