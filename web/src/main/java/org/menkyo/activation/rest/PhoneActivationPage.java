package org.menkyo.activation.rest;

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
import org.menkyo.shared.rest.AnyParameters;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.text.Language;

/**
 * The page on which an agent enters the digits of an installation ID that is read out, and reads out the confirmation ID
 * (VA-403). The page is for everybody; what it sends needs the agent's sign-in.
 */
@AnyParameters
@Path("/")
@ApplicationScoped
public class PhoneActivationPage {

    @Inject
    private CurrentCall call;

    /**
     * The page itself.
     *
     * @param language en or ja; without it, the browser's preference counts
     */
    @GET
    @Path("/phone.html")
    @Produces("text/html;charset=UTF-8")
    @OpenToStrangers
    public byte[] page(@QueryParam("lang") String language) {
        Language shown = language == null ? call.language() : Language.of(Locale.forLanguageTag(language));
        return file("phone_" + shown.locale().getLanguage() + ".html");
    }

    /** Its looks. */
    @GET
    @Path("/phone.css")
    @Produces("text/css;charset=UTF-8")
    @OpenToStrangers
    public byte[] style() {
        return file("phone.css");
    }

    /** What it does. */
    @GET
    @Path("/phone.js")
    @Produces("text/javascript;charset=UTF-8")
    @OpenToStrangers
    public byte[] script() {
        return file("phone.js");
    }

    private static byte[] file(String name) {
        try (InputStream file = PhoneActivationPage.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
