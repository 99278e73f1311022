package org.menkyo.shared.rest;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a body, by which a repetition is known again: what a program may write differently each time without saying
 * anything else is written in one way. Members are sorted, those that are null are left out, numbers have no zeros at
 * their end, and there is no white space.
 *
 * <p>It is made while the body is read. For one body.
 */
final class CanonicalBody {

    private static final String NULL = "null";
    private static final JsonProvider JSON = JsonProvider.provider();

    /** An object or array that is open: the members that came, or the text of the entries. */
    private static final class Level {
        private final SortedMap<String, String> members;
        private final StringBuilder entries = new StringBuilder();
        private String name;

        Level(boolean object) {
            members = object ? new TreeMap<>() : null;
        }

        void add(String value) {
            if (members == null) {
                entries.append(value).append(',');
            } else if (!value.equals(NULL)) {
                members.put(name, value);
            }
        }

        String text() {
            if (members == null) {
                return "[" + entries + "]";
            }
            members.forEach((member, value) -> entries.append(JSON.createValue(member))
                    .append(':')
                    .append(value)
                    .append(','));
            return "{" + entries + "}";
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();
    private String whole = "";

    /** Takes the next event of a body. */
    void take(JsonParser.Event event, JsonParser parser) {
        switch (event) {
            case START_OBJECT -> open.push(new Level(true));
            case START_ARRAY -> open.push(new Level(false));
            case KEY_NAME -> open.peek().name = parser.getString();
            case END_OBJECT, END_ARRAY -> add(open.pop().text());
            case VALUE_STRING -> add(JSON.createValue(parser.getString()).toString());
            case VALUE_NUMBER -> add(canonical(parser));
            case VALUE_TRUE -> add("true");
            case VALUE_FALSE -> add("false");
            default -> add(NULL);
        }
    }

    /** The whole body; empty if there was none. */
    byte[] bytes() {
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private void add(String value) {
        if (open.isEmpty()) {
            whole = value;
        } else {
            open.peek().add(value);
        }
    }

    private static String canonical(JsonParser number) {
        try {
            BigDecimal value = number.getBigDecimal();
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
        } catch (ArithmeticException | UnsupportedOperationException | NumberFormatException e) {
            // More digits or a greater exponent than the parser takes; no command has such a number.
            return number.getString();
        }
    }
}
