package org.menkyo.shared.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.shared.FieldError;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InvalidInputException;

/**
 * Reads JSON from its beginning to its end, which the reader of values does not: that one stops after the first value. A
 * name that stands twice in an object, which RFC 8259 leaves to each reader, is told with its place.
 */
final class JsonForm {

    private static final int MAX_NAME_SHOWN = 100;

    /** An object or array that is open, with the names that came or the number of entries. */
    private static final class Level {
        private final Set<String> names;
        private String name = "";
        private int entries = -1;

        Level(boolean object) {
            this.names = object ? new HashSet<>() : null;
        }

        boolean isNew(String named) {
            name = named.length() > MAX_NAME_SHOWN ? named.substring(0, MAX_NAME_SHOWN) : named;
            return names.add(named);
        }

        String step() {
            return names == null ? "[" + entries + "]" : "." + name;
        }
    }

    private JsonForm() {}

    /**
     * Reads a text.
     *
     * @throws jakarta.json.stream.JsonParsingException if it is not one JSON value
     * @throws InvalidInputException if a name stands twice in one object
     */
    static void check(String text) {
        Deque<Level> open = new ArrayDeque<>();
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                JsonParser.Event event = parser.next();
                Level level = open.peek();
                switch (event) {
                    case KEY_NAME -> {
                        if (!level.isNew(parser.getString())) {
                            throw twice(open);
                        }
                    }
                    case END_OBJECT, END_ARRAY -> open.pop();
                    default -> {
                        if (level != null) {
                            level.entries++;
                        }
                        if (event == JsonParser.Event.START_OBJECT || event == JsonParser.Event.START_ARRAY) {
                            open.push(new Level(event == JsonParser.Event.START_OBJECT));
                        }
                    }
                }
            }
        }
    }

    private static InvalidInputException twice(Deque<Level> open) {
        StringBuilder place = new StringBuilder();
        open.descendingIterator().forEachRemaining(level -> place.append(level.step()));
        String field = place.charAt(0) == '.' ? place.substring(1) : place.toString();
        return new InvalidInputException(List.of(new FieldError(field, FieldProblem.DUPLICATE, List.of())));
    }
}
