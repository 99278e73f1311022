package org.menkyo.shared.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What callers send and take, by the headers Content-Type and Accept (RFC 9110 sections 8.3 and 12.5.1). */
final class MediaTypes {

    /* Nothing that is read is given back (the second plus sign): callers without an account send 32 KB of white space. */

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"]*+)\")\\s*+");

    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*+(?<type>" + TOKEN + ")/(?<subtype>" + TOKEN
            + ")\\s*+(?<parameters>(?:" + PARAMETER + "){0,8}+);?\\s*+");

    /** The weight of what a caller does not take. */
    private static final Pattern NEVER = Pattern.compile("0(\\.0*)?");

    private static final String ANY = "*";

    private MediaTypes() {}

    /** Whether a header Content-Type, or null, can be read. */
    static boolean isWellFormed(String contentType) {
        return contentType == null || MediaType.parse(contentType).isPresent();
    }

    private record MediaType(String type, String subtype, String parameters) {

        static Optional<MediaType> parse(String text) {
            Matcher matcher = MEDIA_TYPE.matcher(text);
            return matcher.matches()
                    ? Optional.of(
                            new MediaType(matcher.group("type"), matcher.group("subtype"), matcher.group("parameters")))
                    : Optional.empty();
        }

        boolean covers(String other) {
            return parse(other)
                    .filter(one -> (type.equals(ANY) || type.equalsIgnoreCase(one.type))
                            && (subtype.equals(ANY) || subtype.equalsIgnoreCase(one.subtype)))
                    .isPresent();
        }

        boolean isNamed(String otherType, String otherSubtype) {
            return type.equalsIgnoreCase(otherType) && subtype.equalsIgnoreCase(otherSubtype);
        }

        boolean isWanted() {
            return PARAMETER
                    .matcher(parameters)
                    .results()
                    .noneMatch(parameter -> parameter.group(1).equalsIgnoreCase("q")
                            && parameter.group(2) != null
                            && NEVER.matcher(parameter.group(2)).matches());
        }

        boolean isInUtf8() {
            return PARAMETER
                    .matcher(parameters)
                    .results()
                    .allMatch(parameter -> parameter.group(1).equalsIgnoreCase("charset")
                            && "utf-8"
                                    .equalsIgnoreCase(
                                            parameter.group(2) != null ? parameter.group(2) : parameter.group(3)));
        }
    }

    /**
     * Whether a body is JSON as it is read here: exactly {@code application/json}, no range of types, and in UTF-8 if it
     * says in what.
     *
     * @param contentType the header, or null
     */
    static boolean isJson(String contentType) {
        return Optional.ofNullable(contentType)
                .flatMap(MediaType::parse)
                .filter(type -> type.isNamed("application", "json") && type.isInUtf8())
                .isPresent();
    }

    /**
     * Whether a caller takes an answer. Whoever takes problems takes any answer: there is no call without a possible
     * problem, and generated clients ask for nothing else where the answer has no JSON. What is malformed asks for nothing.
     *
     * @param accept the lines of the header
     * @param produced the media types of which the answer has one
     */
    static boolean takes(List<String> accept, String[] produced) {
        List<MediaType> asked = accept.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(MediaType::parse)
                .flatMap(Optional::stream)
                .toList();
        return asked.isEmpty()
                || asked.stream()
                        .filter(MediaType::isWanted)
                        .anyMatch(type -> type.covers(Problem.MEDIA_TYPE)
                                || Arrays.stream(produced).anyMatch(type::covers));
    }
}
