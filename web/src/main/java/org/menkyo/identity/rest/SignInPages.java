package org.menkyo.identity.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.rest.CallFilter;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.text.Language;

/** Pages on which people sign in, here or at the publisher's identity provider (LC-201). */
@ApplicationScoped
public class SignInPages {

    @Inject
    private CurrentCall call;

    @Inject
    private IdentityProvider provider;

    /**
     * A page in the language of its reader.
     *
     * @param owner beside which the files stand that are named like the page, with {@code _en.html} and {@code _ja.html}
     * @param language en or ja, or null for the browser's preference
     * @param response gets the policy of the page
     */
    public byte[] page(Class<?> owner, String name, String language, HttpServletResponse response) {
        allowToAskTheProvider(response);
        Language shown = language == null ? call.language() : Language.of(Locale.forLanguageTag(language));
        return file(owner, name + "_" + shown.locale().getLanguage() + ".html");
    }

    /** A file beside a class. */
    public static byte[] file(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page exchanges a sign-in at the identity provider by itself (LC-201). While that is away, the page says so. */
    private void allowToAskTheProvider(HttpServletResponse response) {
        try {
            provider.endpoints()
                    .ifPresent(endpoints -> response.setHeader(
                            CallFilter.POLICY_HEADER, CallFilter.pagePolicy(endpoints.tokenEndpoint())));
        } catch (UnavailableException away) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
