package org.menkyo.openlicense.rest;

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
import java.util.UUID;
import org.menkyo.openlicense.EndLockout;
import org.menkyo.openlicense.LockoutService;
import org.menkyo.openlicense.LockoutView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.ListParameters;

/** Users who are locked out, for support (LC-604). */
@Path("/support/lockouts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LockoutResource {

    @Inject
    private LockoutService lockouts;

    @Inject
    private CurrentCall call;

    /**
     * Lists lockouts, ended ones included, from the newest to the oldest.
     *
     * @param email only those of this business e-mail
     */
    @GET
    @Performs(Operation.LIST_LOCKOUTS)
    public Page<LockoutView> list(@QueryParam("email") String email, @BeanParam ListParameters list) {
        return lockouts.list(call.caller(), email, list.toPageRequest());
    }

    /** Ends a lockout before its time. The counting of invalid combinations begins anew. */
    @POST
    @Path("/{lockoutId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.END_LOCKOUT)
    @Idempotent
    public LockoutView end(@PathParam("lockoutId") UUID lockoutId, EndLockout command) {
        return lockouts.end(call.caller(), lockoutId, command);
    }
}
