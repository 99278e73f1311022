package org.menkyo.shared.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * The content of a body, by which a repetition is known again: what a program may write differently each time without saying
 * anything else is written in one way. Members are sorted, those that are null are left out, numbers have no zeros at
 * their end, and there is no white space.
 */
final class CanonicalBody {

    private CanonicalBody() {}

    /** @param body as it was read; null for none */
    static byte[] of(JsonValue body) {
        StringBuilder text = new StringBuilder();
        if (body != null) {
            write(body, text);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonValue value, StringBuilder text) {
        if (value instanceof JsonObject object) {
            write(object, text);
        } else if (value instanceof JsonArray array) {
            text.append('[');
            for (JsonValue entry : array) {
                write(entry, text);
                text.append(',');
            }
            text.append(']');
        } else if (value instanceof JsonNumber number) {
            text.append(canonical(number));
        } else {
            text.append(value);
        }
    }

    private static void write(JsonObject object, StringBuilder text) {
        text.append('{');
        new TreeMap<>(object).forEach((name, member) -> {
            if (member != JsonValue.NULL) {
                text.append(Json.createValue(name)).append(':');
                write(member, text);
                text.append(',');
            }
        });
        text.append('}');
    }

    private static String canonical(JsonNumber number) {
        try {
            BigDecimal value = number.bigDecimalValue();
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
        } catch (ArithmeticException | UnsupportedOperationException | NumberFormatException e) {
            // More digits or a greater exponent than the parser takes; no command has such a number.
            return number.toString();
        }
    }
}
