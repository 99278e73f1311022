package org.menkyo.shared.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page says of what was done on the page before, which a form sends the browser on from: the key of a text. The page that
 * shows it makes the browser forget it.
 */
final class Notice {

    static final String NAME = "menkyo-notice";

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]{0,39}");
    private static final int SECONDS = 60;

    private Notice() {}

    static Optional<String> of(HttpServletRequest request) {
        return HostCookie.valueOf(request, NAME).filter(key -> KEY.matcher(key).matches());
    }

    static NewCookie of(String key) {
        return builder().value(key).maxAge(SECONDS).build();
    }

    static NewCookie toForget() {
        return builder().value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder() {
        return new NewCookie.Builder(NAME).path("/").httpOnly(true).sameSite(NewCookie.SameSite.STRICT);
    }
}
