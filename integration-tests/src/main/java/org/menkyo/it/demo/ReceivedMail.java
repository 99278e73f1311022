package org.menkyo.it.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as its receiver reads it.
 *
 * @param messageId the header line, with its angle brackets
 * @param text the plain text
 */
public record ReceivedMail(String to, String subject, String messageId, String text) {

    private static final Pattern TOKEN = Pattern.compile("[?#&]token=([A-Za-z0-9_%-]+)");

    /** The secret token of the link in it. */
    public String token() {
        Matcher matcher = TOKEN.matcher(text);
        DemoFailedException.require(matcher.find(), "The mail \"%s\" to %s has no link with a token.", subject, to);
        return matcher.group(1);
    }
}
