package org.menkyo.refusal;

import io.undertow.util.LocaleUtils;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The errors that the web server tells by itself, under the codes that the applications use for the same. */
enum Refusal {
    /** The address or the request is not understood. */
    BAD_REQUEST(StatusCodes.BAD_REQUEST),
    /** There is nothing at the address. */
    NOT_FOUND(StatusCodes.NOT_FOUND),
    /** No address has the method. */
    METHOD_NOT_ALLOWED(StatusCodes.METHOD_NOT_ALLOWED),
    /** The request is longer than any application takes. */
    CONTENT_TOO_LARGE(StatusCodes.REQUEST_ENTITY_TOO_LARGE),
    /** The server starts or stops, or has no room for another call. */
    UNAVAILABLE(StatusCodes.SERVICE_UNAVAILABLE),
    /** Anything unforeseen. */
    INTERNAL_ERROR(StatusCodes.INTERNAL_SERVER_ERROR);

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** What a status says that an answer ended with. */
    static Refusal ofStatus(int status) {
        for (Refusal refusal : values()) {
            if (refusal.status == status) {
                return refusal;
            }
        }
        return status < StatusCodes.INTERNAL_SERVER_ERROR ? BAD_REQUEST : INTERNAL_ERROR;
    }

    /** Whether the caller asks for Japanese before English; English where neither is asked for, or the header is malformed. */
    static boolean inJapanese(List<String> acceptLanguage) {
        try {
            return acceptLanguage != null
                    && LocaleUtils.getLocalesFromHeader(acceptLanguage).stream()
                            .map(Locale::getLanguage)
                            .filter(language -> language.equals("ja") || language.equals("en"))
                            .findFirst()
                            .filter("ja"::equals)
                            .isPresent();
        } catch (RuntimeException malformed) {
            // What comes of a malformed header, the server's reader does not say.
            return false;
        }
    }

    /**
     * The error as application/problem+json (RFC 9457).
     *
     * @param correlationId names the call, in letters, digits, dots, hyphens and underscores
     */
    String problem(int answered, String correlationId, boolean japanese) {
        ResourceBundle texts = texts(japanese);
        return "{\"type\":\"urn:menkyo:error:" + name() + "\",\"title\":\"" + texts.getString("title." + name())
                + "\",\"status\":" + answered + ",\"detail\":\"" + texts.getString("detail." + name())
                + "\",\"code\":\""
                + name() + "\",\"correlationId\":\"" + correlationId + "\"}";
    }

    /** The error as a sentence or two for people. */
    String sentence(boolean japanese) {
        return texts(japanese).getString("detail." + name());
    }

    private static ResourceBundle texts(boolean japanese) {
        return ResourceBundle.getBundle(
                "org.menkyo.refusal.refusals",
                japanese ? Locale.JAPANESE : Locale.ENGLISH,
                Refusal.class.getClassLoader(),
                NO_FALLBACK);
    }
}
