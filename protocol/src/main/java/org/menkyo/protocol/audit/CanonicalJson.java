package org.menkyo.protocol.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that digests are made of, as RFC 8785 prescribes it for objects whose values are strings or such
 * objects again: no white space, members sorted by the UTF-16 code units of their names, and only those characters
 * escaped that must be.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical form of an object; each value is a string or a map of the same kind. */
    public static String of(Map<String, ?> object) {
        StringBuilder json = new StringBuilder();
        appendObject(json, object);
        return json.toString();
    }

    private static void appendObject(StringBuilder json, Map<?, ?> object) {
        Map<Object, Object> sorted = new TreeMap<>(object);
        char separator = '{';
        for (Map.Entry<Object, Object> member : sorted.entrySet()) {
            json.append(separator);
            appendString(json, (String) member.getKey());
            json.append(':');
            if (member.getValue() instanceof Map<?, ?> inner) {
                appendObject(json, inner);
            } else {
                appendString(json, (String) member.getValue());
            }
            separator = ',';
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void appendString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
