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
import jakarta.ws.rs.core.MediaType;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.PartnerAccountService;
import org.menkyo.account.technical.RenewTechnicalAccount;
import org.menkyo.account.technical.RotatePassword;
import org.menkyo.account.technical.TechnicalAccountView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.Preconditions;

/** Accounts of systems that belong to one's own business e-mail (LC-210). */
@Path("/partner-accounts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PartnerAccountResource {

    @Inject
    private PartnerAccountService partners;

    @Inject
    private Preconditions preconditions;

    @Inject
    private CurrentCall call;

    /** Lists the accounts of systems that belong to one's business e-mail, disabled and ended ones included. */
    @GET
    @Performs(Operation.LIST_PARTNER_ACCOUNTS)
    public Page<TechnicalAccountView> list(@BeanParam ListParameters list) {
        return partners.list(call.caller(), list.toPageRequest());
    }

    /** Shows one of one's systems. */
    @GET
    @Path("/{name}")
    @Performs(Operation.READ_PARTNER_ACCOUNT)
    public TechnicalAccountView get(@PathParam("name") String name) {
        return partners.get(call.caller(), name);
    }

    /** Lets the system not sign in any more. */
    @POST
    @Path("/{name}/disabling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.DISABLE_PARTNER_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView disable(@PathParam("name") String name, DisableTechnicalAccount command) {
        checkUnchanged(name);
        return partners.disable(call.caller(), name, command);
    }

    /** Lets the system sign in again, until the end of its account. What an operator has disabled stays disabled. */
    @POST
    @Path("/{name}/enabling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ENABLE_PARTNER_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView enable(@PathParam("name") String name, EnableTechnicalAccount command) {
        checkUnchanged(name);
        return partners.enable(call.caller(), name, command);
    }

    /** Gives the account of the system another end, at most two years ahead. */
    @POST
    @Path("/{name}/renewal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.RENEW_PARTNER_ACCOUNT)
    @Conditional
    @Idempotent
    public TechnicalAccountView renew(@PathParam("name") String name, RenewTechnicalAccount command) {
        checkUnchanged(name);
        return partners.renew(call.caller(), name, command);
    }

    /** Gives the account of the system another password. The present one ends at once. */
    @POST
    @Path("/{name}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.ROTATE_PARTNER_PASSWORD)
    @Conditional
    @Idempotent
    public TechnicalAccountView rotate(@PathParam("name") String name, RotatePassword command) {
        checkUnchanged(name);
        return partners.rotate(call.caller(), name, command);
    }

    private void checkUnchanged(String name) {
        preconditions.check(() -> partners.get(call.caller(), name));
    }
}
