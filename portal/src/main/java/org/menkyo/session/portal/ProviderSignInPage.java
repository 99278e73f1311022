package org.menkyo.session.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.menkyo.identity.ProviderSignIn;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.NewSession;
import org.menkyo.session.ProviderSessionService;
import org.menkyo.session.StartProviderSession;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.BrowserCall;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.Visit;

/** Sends people to the publisher's identity provider and takes them back signed in (LC-201). */
@Path("/sign-in")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class ProviderSignInPage {

    @Inject
    private ProviderSessionService sessions;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @Context
    private HttpServletRequest request;

    /**
     * A link and no form: what a form leads to must be of this server, by the policy of these pages. A link of another site leads
     * to the page that has it, since the provider may let somebody in who has not been asked.
     */
    @GET
    @Path("/provider")
    @Performs(Operation.START_SESSION)
    public Response depart(@QueryParam("next") String next) {
        if (BrowserCall.of(request).isFromElsewhere(settings.baseUrl())) {
            return Redirect.to("/sign-in?"
                    + new Fields().with("next", Redirect.local(next)).query());
        }
        ProviderSignIn.Departure departure = sessions.depart(visit.anybody(), arrival());
        return Response.seeOther(departure.address())
                .cookie(DepartureCookie.of(departure, Redirect.local(next)).toKeep(settings.baseUrl()))
                .build();
    }

    @GET
    @Path("/return")
    @Performs(Operation.START_SESSION)
    public Response arrive(@QueryParam("code") String code, @QueryParam("state") String state) {
        Optional<DepartureCookie> departure =
                DepartureCookie.of(request, settings.baseUrl()).filter(kept -> kept.isOf(state));
        String next = departure.map(DepartureCookie::next).orElse("/");
        Response.ResponseBuilder answer;
        try {
            String verifier = departure
                    .map(DepartureCookie::verifier)
                    .orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
            NewSession session = sessions.start(visit.anybody(), new StartProviderSession(code, verifier, arrival()));
            answer = SignInPage.begun(session, next, settings);
        } catch (LicensingException refused) {
            answer = Response.ok(
                    SignInPage.page(next, null, true).with("returned", true).refused(refused));
        }
        return answer.cookie(DepartureCookie.toForget(settings.baseUrl())).build();
    }

    private URI arrival() {
        return UriBuilder.fromUri(settings.baseUrl()).path("/sign-in/return").build();
    }
}
