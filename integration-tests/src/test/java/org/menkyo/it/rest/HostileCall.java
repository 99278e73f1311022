package org.menkyo.it.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that somebody could send to make the server stumble.
 *
 * @param caller who sends it, for messages
 * @param target path and query, in which each character is one byte
 * @param headers whole lines, in which each character is one byte
 * @param body null for none
 */
record HostileCall(String caller, String method, String target, List<String> headers, byte[] body) {

    HostileCall {
        headers = List.copyOf(headers);
    }

    byte[] bytes() {
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + target + " HTTP/1.1");
        lines.add("Host: localhost");
        lines.addAll(headers);
        if (body != null) {
            lines.add("Content-Length: " + body.length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** In a form that can be read and sent again. */
    @Override
    public String toString() {
        String text =
                new String(bytes(), StandardCharsets.ISO_8859_1).replaceAll("(?i)(authorization: \\w+) \\S+", "$1 …");
        StringBuilder shown = new StringBuilder(caller + ":\n");
        text.chars().limit(3000).forEach(c -> {
            if (c == '\n' || c >= ' ' && c < 127) {
                shown.append((char) c);
            } else if (c != '\r') {
                shown.append("\\x%02x".formatted(c));
            }
        });
        return shown.toString();
    }
}
