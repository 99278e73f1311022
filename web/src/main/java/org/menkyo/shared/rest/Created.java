package org.menkyo.shared.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something new: status 201, with the header Location if it has an address of its own.
 *
 * @param path the address below the root of the interface, without a slash in front; or null
 * @param body the answer
 */
public record Created<T>(String path, T body) {

    /** Something new without an address of its own. */
    public static <T> Created<T> of(T body) {
        return new Created<>(null, body);
    }

    /** Something new at an address, whose segments are given as they are and escaped here. */
    public static <T> Created<T> at(T body, Object... segments) {
        String path = Arrays.stream(segments)
                .map(segment -> URLEncoder.encode(segment.toString(), StandardCharsets.UTF_8))
                .map(segment -> segment.replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return new Created<>(path, body);
    }
}
