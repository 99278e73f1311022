package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.own.ConfirmSecondFactor;
import org.menkyo.account.own.EnrollSecondFactor;
import org.menkyo.account.own.RecoveryCodesView;
import org.menkyo.account.own.RemoveSecondFactor;
import org.menkyo.account.own.RenewRecoveryCodes;
import org.menkyo.account.own.SecondFactorService;
import org.menkyo.account.own.SecondFactorView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.secondfactor.NewSecret;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** The second factor of accounts that are made here (LC-209). */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecondFactorResource {

    @Inject
    private SecondFactorService factors;

    @Inject
    private CurrentCall call;

    /** Shows whether the account that one has signed in with has a second factor, and how many recovery codes are left. */
    @GET
    @Path("/own-account/second-factor")
    @Performs(Operation.READ_SECOND_FACTOR)
    public SecondFactorView read() {
        return factors.read(call.caller());
    }

    /**
     * Makes the secret of a second factor for an authenticator app (RFC 6238). It is told this once, and counts when it is
     * confirmed by a first code, within a quarter of an hour.
     */
    @POST
    @Path("/own-account/second-factor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ENROLL_SECOND_FACTOR)
    @Idempotent
    public Created<NewSecret> enroll(EnrollSecondFactor command) {
        return Created.of(factors.enroll(call.caller(), command));
    }

    /**
     * Confirms the second factor by a first code. From then on the password alone signs nobody in, and the sessions of before
     * end. The answer has recovery codes; they are told this once.
     */
    @POST
    @Path("/own-account/second-factor/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CONFIRM_SECOND_FACTOR)
    @Idempotent
    public RecoveryCodesView confirm(ConfirmSecondFactor command) {
        return factors.confirm(call.caller(), command);
    }

    /** Makes other recovery codes, told this once. The ones so far, and the sessions of before, end. */
    @POST
    @Path("/own-account/second-factor/recovery-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RENEW_RECOVERY_CODES)
    @Idempotent
    public RecoveryCodesView renewRecoveryCodes(RenewRecoveryCodes command) {
        return factors.renewRecoveryCodes(call.caller(), command);
    }

    /** Removes the second factor. The sessions of before end. */
    @POST
    @Path("/own-account/second-factor/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.REMOVE_SECOND_FACTOR)
    @Idempotent
    public void remove(RemoveSecondFactor command) {
        factors.remove(call.caller(), command);
    }
}
