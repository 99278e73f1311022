package org.menkyo.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.menkyo.identity.rest.SignInPages;
import org.menkyo.shared.rest.AnyParameters;
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
    private SignInPages pages;

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
        return pages.page(ConfirmationPage.class, "confirm", language, response);
    }

    /** Its looks. */
    @GET
    @Path("/confirm.css")
    @Produces("text/css;charset=UTF-8")
    @OpenToStrangers
    public byte[] style() {
        return SignInPages.file(ConfirmationPage.class, "confirm.css");
    }

    /** What it does. */
    @GET
    @Path("/confirm.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] script() {
        return SignInPages.file(ConfirmationPage.class, "confirm.js");
    }

    /** What it shares with other pages on which people sign in. */
    @GET
    @Path("/sign-in.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] signIn() {
        return SignInPages.file(SignInPages.class, "sign-in.js");
    }
}
