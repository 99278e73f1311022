package org.menkyo.session.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.menkyo.identity.ProviderSignIn;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.session.NewSession;
import org.menkyo.session.SessionService;
import org.menkyo.session.StartSession;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.SessionCookie;
import org.menkyo.shared.portal.Visit;

/** Signs in by name, password and, where the account has a second factor, a code (LC-201, LC-209). */
@Path("/sign-in")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class SignInPage {

    @Inject
    private SessionService sessions;

    @Inject
    private ProviderSignIn provider;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    public HtmlPage show(@QueryParam("next") String next) {
        return page(next, null, provider.isOffered());
    }

    @POST
    @Performs(Operation.START_SESSION)
    public Response signIn(
            @FormParam("name") String name,
            @FormParam("password") String password,
            @FormParam("code") String code,
            @FormParam("next") String next) {
        NewSession session;
        try {
            session = sessions.start(visit.anybody(), new StartSession(name, password, code));
        } catch (LicensingException refused) {
            return Response.ok(page(next, name, provider.isOffered()).refused(refused))
                    .build();
        }
        return begun(session, next, settings).build();
    }

    /** The browser keeps the session and goes on to a page. */
    static Response.ResponseBuilder begun(NewSession session, String next, Settings settings) {
        return Response.fromResponse(Redirect.to(next))
                .cookie(new SessionCookie(session.id(), session.token()).toKeep(settings.baseUrl()));
    }

    /** @param provider whether people sign in at the identity provider, and only staff and systems here */
    static HtmlPage page(String next, String name, boolean provider) {
        return HtmlPage.of("sign-in")
                .with("next", Redirect.local(next))
                .with("name", name)
                .with("provider", provider);
    }
}
