package org.menkyo.notification.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes values that came from outside fit for a mail: no control characters, which could begin a new header or a new
 * paragraph, and no characters that turn the direction of the text around and let it look like another (LC-903).
 */
public final class MailText {

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private MailText() {}

    /** The value on one line. */
    public static String line(String value) {
        return UNSAFE.matcher(SPACE.matcher(value).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /** The lines of a value that may have several. */
    static List<String> lines(String value) {
        return LINE_BREAK.splitAsStream(value.strip()).map(MailText::line).toList();
    }
}
