package org.menkyo.account.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.menkyo.identity.rest.SignInPages;
import org.menkyo.shared.rest.AnyParameters;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.text.Language;

/**
 * The page that sets a new password by the link of a mail, and without one asks for it (LC-209). The token is in the link's
 * fragment, which no server sees; the page's script sends it on.
 */
@AnyParameters
@Path("/")
@ApplicationScoped
public class PasswordPage {

    @Inject
    private CurrentCall call;

    /**
     * The page itself.
     *
     * @param language en or ja; without it, the browser's preference counts
     */
    @GET
    @Path("/password.html")
    @Produces("text/html;charset=UTF-8")
    @OpenToStrangers
    public byte[] page(@QueryParam("lang") String language) {
        Language shown = language == null ? call.language() : Language.of(Locale.forLanguageTag(language));
        return SignInPages.file(PasswordPage.class, "password_" + shown.locale().getLanguage() + ".html");
    }

    /** Its looks. */
    @GET
    @Path("/password.css")
    @Produces("text/css;charset=UTF-8")
    @OpenToStrangers
    public byte[] style() {
        return SignInPages.file(PasswordPage.class, "password.css");
    }

    /** What it does. */
    @GET
    @Path("/password.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] script() {
        return SignInPages.file(PasswordPage.class, "password.js");
    }
}
