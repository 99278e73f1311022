package org.menkyo.shared.call;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.shared.text.Language;

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

    /** One entry of Accept-Language (RFC 9110 section 12.5.4): a language with what narrows it down, and a weight. */
    private static final Pattern LANGUAGE_RANGE =
            Pattern.compile("\\s*(?<primary>[A-Za-z]{1,8})(-[A-Za-z0-9*]{1,8}){0,8}\\s*"
                    + "(;\\s*q=(?<weight>0(\\.\\d{0,3})?|1(\\.0{0,3})?)\\s*)?");

    /** More than anybody speaks. */
    private static final int MAX_LANGUAGES = 50;

    /**
     * The origin of a call that came by HTTP.
     *
     * @param acceptLanguage the header Accept-Language, or null: the first language in the caller's order of preference
     *     that there are texts in, English where there is none; entries that are malformed ask for nothing
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
        Language best = Language.EN;
        double bestWeight = 0;
        for (String entry : acceptLanguage == null ? new String[0] : acceptLanguage.split(",", MAX_LANGUAGES + 1)) {
            Matcher range = LANGUAGE_RANGE.matcher(entry);
            if (range.matches()) {
                double weight = range.group("weight") == null ? 1 : Double.parseDouble(range.group("weight"));
                Optional<Language> language = ofPrimaryTag(range.group("primary"));
                if (language.isPresent() && weight > bestWeight) {
                    best = language.get();
                    bestWeight = weight;
                }
            }
        }
        return best;
    }

    private static Optional<Language> ofPrimaryTag(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.locale().getLanguage().equalsIgnoreCase(tag))
                .findFirst();
    }
}
