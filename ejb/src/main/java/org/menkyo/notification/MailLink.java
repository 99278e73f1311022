package org.menkyo.notification;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Links in mails: a path of the application below the configured base address, which is never taken from a request
 * (LC-903).
 */
final class MailLink {

    /** Stands in a path for the token. */
    static final String TOKEN_PLACE = "{token}";

    /** Segments, then perhaps a query and a fragment; no scheme, no host, nothing that a browser might take for one. */
    private static final Pattern PATH = Pattern.compile(
            "/(?:[A-Za-z0-9._~%-]+/)*[A-Za-z0-9._~%-]*(?:\\?[A-Za-z0-9._~%=&/-]*)?(?:#[A-Za-z0-9._~%=&/-]*)?");

    private MailLink() {}

    /** @throws IllegalArgumentException if it is not a path, or its place for a token does not fit */
    static void checkPath(String path, boolean token) {
        if (path.contains(TOKEN_PLACE) != token) {
            throw new IllegalArgumentException("a link has a token exactly if its path has a place for it");
        }
        if (!PATH.matcher(path.replace(TOKEN_PLACE, "token")).matches()) {
            throw new IllegalArgumentException("a link must be a path below the base address");
        }
    }

    /** The whole address. */
    static String of(URI baseUrl, String path, String token) {
        checkPath(path, token != null);
        String base = baseUrl.toString().replaceFirst("/+$", "");
        return base
                + (token == null ? path : path.replace(TOKEN_PLACE, URLEncoder.encode(token, StandardCharsets.UTF_8)));
    }
}
