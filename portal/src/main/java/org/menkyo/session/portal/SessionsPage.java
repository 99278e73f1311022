package org.menkyo.session.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.menkyo.account.signin.EndOwnSignIns;
import org.menkyo.account.signin.SignInService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.SessionService;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.PageParameters;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Where one is signed in, to end what one does not know (LC-209). */
@Path("/sessions")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SessionsPage {

    @Inject
    private SessionService sessions;

    @Inject
    private SignInService signIns;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.LIST_SESSIONS)
    public HtmlPage list(@BeanParam PageParameters list) {
        return HtmlPage.of("sessions")
                .with("sessions", sessions.list(visit.caller(), list.toPageRequest()))
                .with("current", visit.sessionId().toString());
    }

    @POST
    @Path("/{sessionId}/end")
    @Performs(Operation.END_SESSION)
    public Response end(@PathParam("sessionId") UUID sessionId) {
        sessions.end(visit.caller(), sessionId);
        return Redirect.to("/sessions", "sessionEnded");
    }

    /** Everywhere, here included. */
    @POST
    @Path("/end")
    @Performs(Operation.END_OWN_SIGN_INS)
    public Response endAll(@FormParam("accessTokens") boolean accessTokens) {
        signIns.endOwn(visit.caller(), new EndOwnSignIns(accessTokens));
        return Redirect.to("/sign-in", "signInsEnded");
    }
}
