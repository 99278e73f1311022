package org.menkyo.shared.rest;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * An error as REST callers see it: application/problem+json by RFC 9457.
 *
 * @param type {@code urn:menkyo:error:} and the code
 * @param title what kind of error it is, in the caller's language
 * @param status the HTTP status
 * @param detail what is wrong this time, in the caller's language
 * @param code the stable name of the error
 * @param correlationId names the call in the server's log
 * @param errors the fields that are wrong, if that is why; else null
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String correlationId,
        @Nullable List<InvalidField> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that is wrong.
     *
     * @param pointer where it is in the body, a JSON pointer by RFC 6901; null for parameters
     * @param parameter its name, if it is a parameter of the address; else null
     * @param text what is wrong with it, in the caller's language
     */
    public record InvalidField(
            @Nullable String pointer, @Nullable String parameter, String text) {}
}
