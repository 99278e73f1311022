package org.menkyo.shared.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The header Link to the page that follows (RFC 8288), relative to the server. */
final class PageLink {

    private static final String CURSOR = "cursor=";

    private PageLink() {}

    /** @param list the address of the present page */
    static String next(URI list, String cursor) {
        List<String> parameters = new ArrayList<>();
        if (list.getRawQuery() != null) {
            Arrays.stream(list.getRawQuery().split("&"))
                    .filter(parameter -> !parameter.startsWith(CURSOR))
                    .forEach(parameters::add);
        }
        parameters.add(CURSOR + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        return "<" + list.getRawPath() + "?" + String.join("&", parameters) + ">; rel=\"next\"";
    }
}
