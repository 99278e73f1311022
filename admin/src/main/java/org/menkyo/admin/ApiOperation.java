package org.menkyo.admin;

import java.util.List;
import java.util.Locale;

/**
 * An operation of the REST interface.
 *
 * @param id its stable name, such as {@code listProductKeys}
 * @param group what it is about, as people call it
 * @param method of HTTP
 * @param path with its parameters in braces
 * @param summary one sentence without a period
 * @param description everything that the document says of it
 * @param pathParameters in the order of the path
 * @param queryParameters which narrow or continue a list
 * @param headers by which a call is known again, or meant for one state of a thing
 * @param members of the JSON object that is sent; empty if none is
 * @param takesBytes whether a file is sent
 * @param columns the members of what is answered, or of each entry of a list, in their order
 */
record ApiOperation(
        String id,
        String group,
        String method,
        String path,
        String summary,
        String description,
        List<ApiValue> pathParameters,
        List<ApiValue> queryParameters,
        List<String> headers,
        List<ApiValue> members,
        boolean takesBytes,
        List<String> columns) {

    /** What it is called on the command line, such as {@code list-product-keys}. */
    String command() {
        return words(id);
    }

    boolean hasHeader(String name) {
        return headers.contains(name);
    }

    /** Whether pages follow each other. */
    boolean isPaged() {
        return queryParameters.stream().anyMatch(parameter -> parameter.name().equals("cursor"));
    }

    /** A name as in Java, in small words with hyphens. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
