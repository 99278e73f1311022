package org.menkyo.shared;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What an edge knows about a call before it knows who calls.
 *
 * @param channel the interface
 * @param sourceAddress the network address of the caller, or null within the server
 * @param language the language asked for
 * @param correlationId names the call in answers and logs
 */
public record CallOrigin(Channel channel, String sourceAddress, Language language, String correlationId) {

    /** The HTTP header that names a call in requests and answers. */
    public static final String CORRELATION_HEADER = "X-Correlation-Id";

    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * The origin of a call that came by HTTP.
     *
     * @param acceptLanguage the header Accept-Language, or null: the first language in the caller's order of preference
     *     that there are texts in, English where there is none
     * @param correlationId the header {@value #CORRELATION_HEADER}, or null: taken over if it is well-formed, which keeps
     *     line breaks and scripts out of the logs; else a new one
     */
    public static CallOrigin ofHttp(
            Channel channel, String sourceAddress, String acceptLanguage, String correlationId) {
        return new CallOrigin(
                channel,
                sourceAddress,
                language(acceptLanguage),
                correlationId != null && CORRELATION_ID.matcher(correlationId).matches()
                        ? correlationId
                        : newCorrelationId());
    }

    /** A random UUID (RFC 9562, version 4). It opens nothing, so it need not be unpredictable, and each call makes one. */
    private static String newCorrelationId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                        random.nextLong() & ~0xf000L | 0x4000L,
                        random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L)
                .toString();
    }

    private static Language language(String acceptLanguage) {
        List<Locale.LanguageRange> preferred;
        try {
            preferred = acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return Language.EN;
        }
        for (Locale.LanguageRange range : preferred) {
            for (Language language : Language.values()) {
                String tag = language.locale().toLanguageTag();
                if (range.getWeight() > 0
                        && (range.getRange().equals(tag) || range.getRange().startsWith(tag + "-"))) {
                    return language;
                }
            }
        }
        return Language.EN;
    }
}
