package org.menkyo.shared.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/** The fields of a form, as they were filled in. */
public final class Fields {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** What was typed into a field; null for nothing, which browsers send as an empty text. */
    public static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * A whole number that was typed into a field; null for nothing.
     *
     * @throws InvalidInputException if it is none
     */
    public static Integer number(String name, String value) {
        if (given(value) == null) {
            return null;
        }
        try {
            return Integer.valueOf(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new InvalidInputException(List.of(new FieldError(name, FieldProblem.MALFORMED, List.of())));
        }
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
