package org.menkyo.shared.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.menkyo.shared.text.Language;

/** The language that a visitor has chosen on a page; without it, the browser's counts. */
final class LanguageCookie {

    private static final String NAME = "menkyo-language";
    private static final int LASTS = (int) Duration.ofDays(365).toSeconds();

    private LanguageCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        return HostCookie.valueOf(request, NAME);
    }

    static NewCookie toKeep(Language language, URI baseUrl) {
        return new NewCookie.Builder(NAME)
                .value(language.locale().getLanguage())
                .path("/")
                .maxAge(LASTS)
                .httpOnly(true)
                .secure(HostCookie.isSecure(baseUrl))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
