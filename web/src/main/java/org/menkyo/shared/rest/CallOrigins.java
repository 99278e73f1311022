package org.menkyo.shared.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Channel;
import org.menkyo.shared.Language;

/** Reads from a request what is known of a call before anything else is: the same for all that serve one request. */
final class CallOrigins {

    /** The header that names a call in requests, answers and logs. */
    static final String CORRELATION_HEADER = "X-Correlation-Id";

    private static final String ATTRIBUTE = CallOrigin.class.getName();
    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CallOrigins() {}

    static CallOrigin of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CallOrigin known) {
            return known;
        }
        CallOrigin origin = new CallOrigin(
                Channel.REST,
                request.getRemoteAddr(),
                language(Collections.list(request.getLocales()), request.getHeader("Accept-Language")),
                correlationId(request.getHeader(CORRELATION_HEADER)));
        request.setAttribute(ATTRIBUTE, origin);
        return origin;
    }

    /** The caller's id if it is well-formed, which keeps line breaks and scripts out of the logs; else a new one. */
    static String correlationId(String fromCaller) {
        return fromCaller != null && CORRELATION_ID.matcher(fromCaller).matches()
                ? fromCaller
                : UUID.randomUUID().toString();
    }

    /**
     * The first language in the caller's order of preference that there are texts in; English where there is none.
     *
     * @param header without it, the locales are only the server's default
     */
    static Language language(Iterable<Locale> preferred, String header) {
        if (header == null) {
            return Language.EN;
        }
        for (Locale locale : preferred) {
            for (Language language : Language.values()) {
                if (language.locale().getLanguage().equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return Language.EN;
    }
}
