package org.menkyo.permissionrequest.rest;

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
 * The page that the link of a mail about a permission request opens (LC-402): an administrator signs in on it, sees the request,
 * and approves or denies each role. It holds nothing by itself; its script reads and decides as any program does.
 */
@AnyParameters
@Path("/")
@ApplicationScoped
public class DecisionPage {

    @Inject
    private SignInPages pages;

    @Context
    private HttpServletResponse response;

    /**
     * The page itself. Its parameter {@code request}, the id of the request, is for the script.
     *
     * @param language en or ja; without it, the browser's preference counts
     */
    @GET
    @Path("/decide.html")
    @Produces("text/html;charset=UTF-8")
    @OpenToStrangers
    public byte[] page(@QueryParam("lang") String language) {
        return pages.page(DecisionPage.class, "decide", language, response);
    }

    /** What it does. */
    @GET
    @Path("/decide.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] script() {
        return SignInPages.file(DecisionPage.class, "decide.js");
    }
}
