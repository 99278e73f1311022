package org.menkyo.shared.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a form, as they were filled in. */
public final class Fields {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** What was typed into a field; null for nothing, which browsers send as an empty text. */
    public static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** Adds a field unless it is empty. */
    public Fields with(String name, String value) {
        if (given(value) != null) {
            values.put(name, value);
        }
        return this;
    }

    /** What was typed, by the names of the fields. */
    Map<String, String> values() {
        return values;
    }

    /** As it stands in an address, without the question mark. */
    public String query() {
        return values.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
