package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;

/** Accounts of systems and of the publisher's employees (LC-1106). */
@Path("/technical-accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TechnicalAccountResource {

    @Inject
    private AccountService accounts;

    @Inject
    private CurrentCall call;

    /** Makes an account for a system or for an employee of the publisher. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.CREATE_TECHNICAL_ACCOUNT)
    @Idempotent
    public Created<AccountView> create(CreateTechnicalAccount command) {
        return Created.of(accounts.createTechnicalAccount(call.caller(), command));
    }
}
