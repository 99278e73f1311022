package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;

/** Changes the language of pages, and shows the same page again. */
@Path("/language")
@ApplicationScoped
public class LanguagePage {

    private final Settings settings;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public LanguagePage() {
        this(null);
    }

    @Inject
    public LanguagePage(Settings settings) {
        this.settings = settings;
    }

    @POST
    public Response choose(@FormParam("language") String language, @FormParam("next") String next) {
        Language chosen = Language.of(language == null ? null : Locale.forLanguageTag(language));
        return Response.fromResponse(Redirect.to(next))
                .cookie(LanguageCookie.toKeep(chosen, settings.baseUrl()))
                .build();
    }
}
