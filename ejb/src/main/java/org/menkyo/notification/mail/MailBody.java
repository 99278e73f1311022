package org.menkyo.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The same text twice, plain and as HTML, for the reader's program to choose from (LC-903): {@code multipart/alternative} of
 * RFC 2046.
 *
 * @param contentType the value of the header
 * @param source what stands in the mail below the headers
 */
record MailBody(String contentType, byte[] source) {

    /** Longer ones are not allowed in a mail, ends of lines not counted. */
    private static final int LONGEST_LINE = 998;

    private static final String LINE_END = "\r\n";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    /**
     * The body of a mail.
     *
     * @param boundary parts the two; at most 70 letters, digits and {@code -_=}, and in neither of them
     */
    static MailBody of(RenderedMail mail, String boundary) {
        StringBuilder source = new StringBuilder();
        addPart(source, boundary, "plain", mail.text());
        addPart(source, boundary, "html", mail.html());
        source.append("--").append(boundary).append("--").append(LINE_END);
        return new MailBody(
                "multipart/alternative; boundary=\"" + boundary + "\"",
                source.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void addPart(StringBuilder source, String boundary, String subtype, String content) {
        String text = content.replace(LINE_END, "\n").replace('\r', '\n').replace("\n", LINE_END);
        boolean plain = isPlain(text);
        source.append("--").append(boundary).append(LINE_END);
        source.append("Content-Type: text/")
                .append(subtype)
                .append("; charset=UTF-8")
                .append(LINE_END);
        source.append("Content-Transfer-Encoding: ")
                .append(plain ? "7bit" : "base64")
                .append(LINE_END);
        source.append(LINE_END);
        source.append(plain ? text : BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        source.append(LINE_END);
    }

    /** Whether it can stand in a mail as it is. */
    private static boolean isPlain(String text) {
        int lineLength = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lineLength = c == '\n' ? 0 : lineLength + 1;
            if (c == 0 || c > '~' || lineLength > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }
}
