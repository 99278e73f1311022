package org.menkyo.shared.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What callers send and take, by the headers Content-Type and Accept (RFC 9110 sections 8.3 and 12.5.1). */
final class MediaTypes {

    private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);

    private MediaTypes() {}

    /**
     * Whether a body is JSON as it is read here: exactly {@code application/json}, no range of types, and in UTF-8 if it
     * says in what.
     *
     * @param contentType the header, or null
     */
    static boolean isJson(String contentType) {
        return parsed(contentType)
                .filter(type -> type.getType().equalsIgnoreCase("application")
                        && type.getSubtype().equalsIgnoreCase("json")
                        && type.getParameters().entrySet().stream()
                                .allMatch(parameter -> parameter.getKey().equalsIgnoreCase(MediaType.CHARSET_PARAMETER)
                                        && parameter.getValue().equalsIgnoreCase("utf-8")))
                .isPresent();
    }

    /**
     * Whether a caller takes an answer. Whoever takes problems takes any answer: there is no call without a possible
     * problem, and generated clients ask for nothing else where the answer has no JSON. What is malformed asks for nothing.
     *
     * @param accept the header, or null
     * @param produced the media types of which the answer has one
     */
    static boolean takes(String accept, String[] produced) {
        if (accept == null) {
            return true;
        }
        List<MediaType> asked = Arrays.stream(accept.split(","))
                .map(MediaTypes::parsed)
                .flatMap(Optional::stream)
                .toList();
        return asked.isEmpty()
                || asked.stream()
                        .filter(type -> !"0".equals(type.getParameters().get("q")))
                        .anyMatch(type -> type.isCompatible(PROBLEM)
                                || Arrays.stream(produced)
                                        .map(MediaType::valueOf)
                                        .anyMatch(type::isCompatible));
    }

    private static Optional<MediaType> parsed(String mediaType) {
        try {
            return Optional.ofNullable(mediaType)
                    .map(String::strip)
                    .filter(text -> text.indexOf('/') > 0)
                    .map(MediaType::valueOf);
        } catch (RuntimeException malformed) {
            // What else than IllegalArgumentException comes of a malformed one, the specification leaves to its
            // providers.
            return Optional.empty();
        }
    }
}
