package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.menkyo.account.AccountService;
import org.menkyo.account.AccountView;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.technical.AccountState;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountFilter;
import org.menkyo.account.technical.TechnicalAccountService;
import org.menkyo.account.technical.TechnicalAccountView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Accounts of systems and of the publisher's employees (LC-1106). */
@Path("/technical-accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TechnicalAccountResource {

    @Inject
    private AccountService accounts;

    @Inject
    private TechnicalAccountService technical;

    @Inject
    private Preconditions preconditions;

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

    /**
     * Lists technical accounts in the order of their names, disabled and ended ones included.
     *
     * @param party only those that act as this party
     * @param state only those in this state
     * @param endsBefore only those whose credentials end before this moment
     */
    @GET
    @Performs(Operation.LIST_TECHNICAL_ACCOUNTS)
    public Page<TechnicalAccountView> list(
            @ReadAs(Party.class) @QueryParam("party") String party,
            @ReadAs(AccountState.class) @QueryParam("state") String state,
            @ReadAs(Instant.class) @QueryParam("endsBefore") String endsBefore,
            @BeanParam ListParameters list) {
        return technical.list(
                call.caller(),
                TechnicalAccountFilter.parse(
                        Words.parse("party", party, Party.class),
                        Words.parse("state", state, AccountState.class),
                        endsBefore),
                list.toPageRequest());
    }

    /** Shows a technical account. */
    @GET
    @Path("/{name}")
    @Performs(Operation.READ_TECHNICAL_ACCOUNT)
    public TechnicalAccountView get(@PathParam("name") String name) {
        return technical.get(call.caller(), name);
    }

    /** Lets nobody sign in with a technical account any more. The last operator who can sign in stays. */
    @POST
    @Path("/{name}/disabling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.DISABLE_TECHNICAL_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView disable(@PathParam("name") String name, DisableTechnicalAccount command) {
        checkUnchanged(name);
        return technical.disable(call.caller(), name, command);
    }

    /** Lets a technical account be signed in with again, until its end. */
    @POST
    @Path("/{name}/enabling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ENABLE_TECHNICAL_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView enable(@PathParam("name") String name, EnableTechnicalAccount command) {
        checkUnchanged(name);
        return technical.enable(call.caller(), name, command);
    }

    /** Gives a technical account another end, and if wanted another address that mails about it go to. */
    @POST
    @Path("/{name}/renewal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RENEW_TECHNICAL_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView renew(@PathParam("name") String name, RenewTechnicalAccount command) {
        checkUnchanged(name);
        return technical.renew(call.caller(), name, command);
    }

    /**
     * Gives a technical account another password. The present one ends at once, or serves beside the new one for some days, so that
     * a system can change without an outage. What is chosen for an employee of the publisher ends after a week, unless the
     * employee changes it.
     */
    @POST
    @Path("/{name}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ROTATE_PASSWORD)
    @Conditional
    @Idempotent
    public TechnicalAccountView rotate(@PathParam("name") String name, RotatePassword command) {
        checkUnchanged(name);
        return technical.rotate(call.caller(), name, command);
    }

    private void checkUnchanged(String name) {
        preconditions.check(() -> technical.get(call.caller(), name));
    }
}
