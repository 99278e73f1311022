package org.menkyo.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.shared.Language;
import org.menkyo.shared.UnavailableException;
import org.menkyo.shared.rest.AnyParameters;
import org.menkyo.shared.rest.CallFilter;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;

/**
 * The page that the links of confirmation and welcome mails open (LC-203). The token is in the link's fragment, which no
 * server sees; the page's script sends it on.
 */
@AnyParameters
@Path("/")
@ApplicationScoped
public class ConfirmationPage {

    @Inject
    private CurrentCall call;

    @Inject
    private IdentityProvider provider;

    @Context
    private HttpServletResponse response;

    /**
     * The page itself.
     *
     * @param language en or ja; without it, the browser's preference counts
     */
    @GET
    @Path("/confirm.html")
    @Produces("text/html;charset=UTF-8")
    @OpenToStrangers
    public byte[] page(@QueryParam("lang") String language) {
        allowToAskTheProvider();
        Language shown = language == null ? call.language() : Language.of(Locale.forLanguageTag(language));
        return file("confirm_" + shown.locale().getLanguage() + ".html");
    }

    /** The page exchanges a sign-in at the identity provider by itself (LC-201). While that is away, the page says so. */
    private void allowToAskTheProvider() {
        try {
            provider.endpoints()
                    .ifPresent(endpoints -> response.setHeader(
                            CallFilter.POLICY_HEADER, CallFilter.pagePolicy(endpoints.tokenEndpoint())));
        } catch (UnavailableException away) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /** Its looks. */
    @GET
    @Path("/confirm.css")
    @Produces("text/css;charset=UTF-8")
    @OpenToStrangers
    public byte[] style() {
        return file("confirm.css");
    }

    /** What it does. */
    @GET
    @Path("/confirm.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] script() {
        return file("confirm.js");
    }

    private static byte[] file(String name) {
        try (InputStream file = ConfirmationPage.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
