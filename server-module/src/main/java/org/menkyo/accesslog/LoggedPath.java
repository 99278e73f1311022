package org.menkyo.accesslog;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the access log says of a path: the words of the interface and numbers. Anything else may be a secret, such as the
 * signature of a link to a file, or name somebody, and is an asterisk (LC-1204); so is whatever stands where accounts, people and
 * organizations are named.
 */
final class LoggedPath {

    private static final String LEFT_OUT = "*";
    private static final int MOST_SEGMENTS = 12;

    /** Words with hyphens and an ending, names of SOAP services, numbers. A random text of any length to speak of is none of these. */
    private static final Pattern WORD =
            Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,4}(\\.[a-z]{1,5})?|([A-Z][a-z]{2,20}){1,4}|\\d{1,18}");

    private static final Set<String> BEFORE_NAMES =
            Set.of("accounts", "technical-accounts", "partner-accounts", "people", "users", "organizations");

    private LoggedPath() {}

    /** @param path as it came, without a query */
    static String of(String path) {
        String[] segments = path.split("/", -1);
        for (int i = segments.length - 1; i >= 0; i--) {
            if (!segments[i].isEmpty() && (!isWord(segments[i]) || i > 0 && BEFORE_NAMES.contains(segments[i - 1]))) {
                segments[i] = LEFT_OUT;
            }
        }
        return Arrays.stream(segments).limit(MOST_SEGMENTS).collect(Collectors.joining("/"));
    }

    private static boolean isWord(String segment) {
        return WORD.matcher(segment).matches();
    }
}
