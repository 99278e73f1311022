package org.menkyo.shared.soap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a content type says of a message; parameters are taken as programs write them, quoted where they need it or not. */
final class ContentType {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

    private ContentType() {}

    /** The media type in lower case; empty if there is none. */
    static String mediaType(String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The name of the character set as it was written. */
    static Optional<String> charset(String header) {
        Matcher found = CHARSET.matcher(header == null ? "" : header);
        return found.find() ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1)) : Optional.empty();
    }

    /** The same type without what it says of the character set. */
    static String withoutCharset(String header) {
        return CHARSET.matcher(header).replaceAll("");
    }
}
