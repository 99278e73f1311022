package org.menkyo.registration.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.menkyo.shared.Language;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;

/**
 * The page that the links of confirmation and welcome mails open (LC-203). The token is in the link's fragment, which no
 * server sees; the page's script sends it on.
 */
@Path("/")
@ApplicationScoped
public class ConfirmationPage {

    @Inject
    private CurrentCall call;

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
        Language shown = language == null ? call.language() : Language.of(Locale.forLanguageTag(language));
        return file("confirm_" + shown.locale().getLanguage() + ".html");
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
