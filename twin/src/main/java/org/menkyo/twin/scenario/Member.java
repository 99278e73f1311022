package org.menkyo.twin.scenario;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A JSON object that is read member by member; what is wrong is told with its place, such as {@code groups[2].days}. */
final class Member {

    private static final String RANGE = " must be between ";

    private final String place;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    Member(String place, JsonObject object) {
        this.place = place;
        this.object = object;
    }

    ScenarioException wrong(String name, String what) {
        return new ScenarioException(placeOf(name) + what);
    }

    String text(String name) throws ScenarioException {
        return optionalText(name).orElseThrow(() -> wrong(name, " is missing"));
    }

    Optional<String> optionalText(String name) throws ScenarioException {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof JsonString text && !text.getString().isBlank()) {
            return Optional.of(text.getString().strip());
        }
        throw wrong(name, " must be a text");
    }

    /** A text in a form that something else reads. */
    <T> T parsed(String name, String form, Function<String, T> reader) throws ScenarioException {
        return parsed(name, text(name), form, reader);
    }

    private <T> T parsed(String name, String text, String form, Function<String, T> reader) throws ScenarioException {
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(name, " must be " + form);
        }
    }

    int number(String name, int least, int most) throws ScenarioException {
        return optionalNumber(name, least, most).orElseThrow(() -> wrong(name, " is missing"));
    }

    Optional<Integer> optionalNumber(String name, int least, int most) throws ScenarioException {
        Optional<Double> value = optionalDecimal(name, least, most);
        if (value.isPresent() && value.get() != Math.rint(value.get())) {
            throw wrong(name, " must be a whole number");
        }
        return value.map(Double::intValue);
    }

    Optional<Double> optionalDecimal(String name, double least, double most) throws ScenarioException {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonNumber)) {
            throw wrong(name, " must be a number");
        }
        double number = ((JsonNumber) value.get()).doubleValue();
        if (number < least || number > most) {
            throw wrong(name, RANGE + plain(least) + " and " + plain(most));
        }
        return Optional.of(number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    Optional<Member> optionalMember(String name) throws ScenarioException {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof JsonObject inner) {
            return Optional.of(new Member(placeOf(name), inner));
        }
        throw wrong(name, " must be an object");
    }

    List<Member> members(String name) throws ScenarioException {
        List<Member> members = new ArrayList<>();
        int index = 0;
        for (JsonValue value : array(name)) {
            String at = name + "[" + index++ + "]";
            if (!(value instanceof JsonObject)) {
                throw wrong(at, " must be an object");
            }
            members.add(new Member(placeOf(at), (JsonObject) value));
        }
        return members;
    }

    <T> List<T> texts(String name, String form, Function<String, T> reader) throws ScenarioException {
        List<T> texts = new ArrayList<>();
        int index = 0;
        for (JsonValue value : array(name)) {
            String at = name + "[" + index++ + "]";
            if (!(value instanceof JsonString)) {
                throw wrong(at, " must be " + form);
            }
            texts.add(parsed(at, ((JsonString) value).getString(), form, reader));
        }
        return texts;
    }

    /** The names of the members, which may be anything. */
    Set<String> names() {
        return object.keySet();
    }

    /** Says that nothing but what was asked for may be there. */
    void done() throws ScenarioException {
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw wrong(name, " is not known here");
            }
        }
    }

    private JsonArray array(String name) throws ScenarioException {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (value.get() instanceof JsonArray array) {
            return array;
        }
        throw wrong(name, " must be a list");
    }

    private Optional<JsonValue> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private String placeOf(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
