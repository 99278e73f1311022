package org.menkyo.shared.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.intake.BodyLimits;

/**
 * Reads JSON from its beginning to its end, one event after the other, and nothing of it is kept. How many values there are and
 * how deep they stand is bounded. A name that stands twice in an object, which RFC 8259 leaves to each reader, is told with its
 * place.
 */
public final class JsonForm implements AutoCloseable {

    /** Is told of each event while a text is read. */
    public interface Listener {

        /** Takes the next event. @param parser its value, not to be read on */
        void take(JsonParser.Event event, JsonParser parser);
    }

    private static final int MAX_NAME_SHOWN = 100;

    /** Found once: each search looks into all libraries of the application. */
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** An object or array that is open, with the names that came or the number of entries. */
    private static final class Level {
        private final boolean object;
        private Set<String> names;
        private String name = "";
        private int entries = -1;

        Level(boolean object) {
            this.object = object;
        }

        boolean isNew(String named) {
            name = named.length() > MAX_NAME_SHOWN ? named.substring(0, MAX_NAME_SHOWN) : named;
            names = names == null ? new HashSet<>() : names;
            return names.add(named);
        }

        String step() {
            return object ? "." + name : "[" + entries + "]";
        }
    }

    private final JsonParser parser;
    private final Listener listener;
    private final int maxValues;
    private final Deque<Level> open = new ArrayDeque<>();
    private int values;

    /**
     * @param text one JSON value, which is closed by this reader
     * @param maxValues how many values it may have
     * @param listener is told of all that is read; null if nobody wants to know
     */
    public JsonForm(Reader text, int maxValues, Listener listener) {
        this.parser = PARSERS.createParser(text);
        this.maxValues = maxValues;
        this.listener = listener;
    }

    /**
     * The next event.
     *
     * @throws JsonRefusal if the text is no JSON, or has more than it may have
     * @throws InvalidInputException if a name stands twice in one object
     */
    public JsonParser.Event next() {
        JsonParser.Event event = parsed(parser::next);
        Level level = open.peek();
        switch (event) {
            case KEY_NAME -> {
                if (!level.isNew(parser.getString())) {
                    throw twice();
                }
            }
            case END_OBJECT, END_ARRAY -> open.pop();
            default -> value(event, level);
        }
        if (listener != null) {
            listener.take(event, parser);
        }
        return event;
    }

    private void value(JsonParser.Event event, Level level) {
        if (++values > maxValues) {
            throw JsonRefusal.tooMany(maxValues);
        }
        if (level != null) {
            level.entries++;
        }
        if (event == JsonParser.Event.START_OBJECT || event == JsonParser.Event.START_ARRAY) {
            if (open.size() == BodyLimits.DEPTH) {
                throw JsonRefusal.notJson();
            }
            open.push(new Level(event == JsonParser.Event.START_OBJECT));
        }
    }

    /** The name or the text that the last event was. */
    String text() {
        return parser.getString();
    }

    /**
     * The number that the last event was.
     *
     * @throws ArithmeticException or another RuntimeException if it has more digits or a greater exponent than the parser takes
     */
    BigDecimal number() {
        return parser.getBigDecimal();
    }

    /** Reads to the end of a value whose first event was the last one. */
    public void skip(JsonParser.Event first) {
        int depth = open.size() - 1;
        if (first == JsonParser.Event.START_OBJECT || first == JsonParser.Event.START_ARRAY) {
            while (open.size() > depth) {
                next();
            }
        }
    }

    /** There must be nothing behind the value. */
    public void end() {
        if (parsed(parser::hasNext)) {
            throw JsonRefusal.notJson();
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private static <T> T parsed(Supplier<T> step) {
        try {
            return step.get();
        } catch (JsonParsingException e) {
            throw e.getLocation() == null
                    ? JsonRefusal.notJson()
                    : JsonRefusal.malformed(
                            e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
        } catch (JsonException | NoSuchElementException e) {
            // Bytes that are no UTF-8, or no text at all.
            throw JsonRefusal.notJson();
        }
    }

    private InvalidInputException twice() {
        StringBuilder place = new StringBuilder();
        open.descendingIterator().forEachRemaining(level -> place.append(level.step()));
        String field = place.charAt(0) == '.' ? place.substring(1) : place.toString();
        return new InvalidInputException(List.of(new FieldError(field, FieldProblem.DUPLICATE, List.of())));
    }
}
