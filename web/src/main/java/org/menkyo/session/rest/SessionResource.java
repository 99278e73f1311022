package org.menkyo.session.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.accesstoken.SessionView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.NewSession;
import org.menkyo.session.SessionService;
import org.menkyo.session.StartSession;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OpenToStrangers;

/** Sign-ins that go on for some time (LC-209). */
@Path("/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    private SessionService sessions;

    @Inject
    private CurrentCall call;

    /**
     * Signs in by name, password and, if the account has a second factor, a code. The answer has a token to sign in with: as
     * bearer token, or over SOAP in place of the password. It is told this once. A repetition starts another session.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.START_SESSION)
    @OpenToStrangers
    public Created<NewSession> start(StartSession command) {
        return Created.of(sessions.start(call.caller(), command));
    }

    /** Lists the caller's sessions that go on, oldest first. */
    @GET
    @Performs(Operation.LIST_SESSIONS)
    public Page<SessionView> list(@BeanParam ListParameters list) {
        return sessions.list(call.caller(), list.toPageRequest());
    }

    /** Ends a session of one's own at once. */
    @DELETE
    @Path("/{sessionId}")
    @Performs(Operation.END_SESSION)
    public void end(@PathParam("sessionId") UUID sessionId) {
        sessions.end(call.caller(), sessionId);
    }
}
