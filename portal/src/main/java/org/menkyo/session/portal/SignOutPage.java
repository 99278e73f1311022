package org.menkyo.session.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.SessionService;
import org.menkyo.shared.Settings;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.SessionCookie;
import org.menkyo.shared.portal.Visit;

/** Ends the session that the browser is signed in by. */
@Path("/sign-out")
@ApplicationScoped
public class SignOutPage {

    @Inject
    private SessionService sessions;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @POST
    @Performs(Operation.END_SESSION)
    public Response signOut() {
        if (visit.isSignedIn()) {
            sessions.end(visit.caller(), visit.sessionId());
        }
        return Response.fromResponse(Redirect.to("/", "signedOut"))
                .cookie(SessionCookie.toForget(settings.baseUrl()))
                .build();
    }
}
