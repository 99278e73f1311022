package org.menkyo.shared.rest;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.menkyo.protocol.crypto.Sha256;

/** Entity tags: the state of a resource is known by the digest of its JSON. */
public final class EntityTags {

    private static final int TAG_BYTES = 16;

    private EntityTags() {}

    /** The tag in quotation marks, as it stands in headers. */
    static String of(byte[] json) {
        byte[] digest = Sha256.digest().digest(json);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
    }

    /** Whether a header If-None-Match, or null, names the tag (RFC 9110 section 13.1.2). */
    public static boolean noneMatchNames(String header, String tag) {
        return names(header, tag, candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate);
    }

    /** Whether a header If-Match names the tag; weak tags never do (RFC 9110 section 13.1.1). */
    static boolean matchNames(String header, String tag) {
        return names(header, tag, UnaryOperator.identity());
    }

    private static boolean names(String header, String tag, UnaryOperator<String> strong) {
        if (header == null) {
            return false;
        }
        return header.strip().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(strong)
                        .anyMatch(tag::equals);
    }
}
