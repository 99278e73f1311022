package org.menkyo.shared.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.StorableText;

/**
 * Makes a command record of the service layer from JSON. What does not fit the record is reported field by field: members
 * that the record does not have, values of another type, words that an enum does not have, numbers out of the type's
 * range, characters that cannot be stored. Members that are missing or null become null, and the service says which of
 * them it needs.
 *
 * <p>For one call of {@link #bind}.
 */
final class CommandBinder {

    private static final int MAX_ERRORS = 100;
    private static final int MAX_NAME_SHOWN = 100;

    private final InputCheck check = new InputCheck();
    private int errors;

    /**
     * Makes the command.
     *
     * @param type a record, or a list of records
     * @throws InvalidInputException naming all fields that do not fit
     */
    static Object bind(JsonValue json, Type type) {
        CommandBinder binder = new CommandBinder();
        Object command = binder.value("", json, type);
        if (command == null && binder.errors == 0) {
            binder.reject("", FieldProblem.REQUIRED);
        }
        binder.check.done();
        return command;
    }

    private Object value(String field, JsonValue json, Type type) {
        if (json == JsonValue.NULL) {
            return type instanceof Class<?> simple && simple.isPrimitive()
                    ? reject(field, FieldProblem.REQUIRED)
                    : null;
        }
        if (type instanceof ParameterizedType parameterized) {
            return collection(field, json, parameterized);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord()) {
            return record(field, json, target);
        }
        if (target == boolean.class || target == Boolean.class) {
            return bool(field, json);
        }
        if (target == int.class || target == Integer.class) {
            BigDecimal number = wholeNumber(field, json, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return number == null ? null : number.intValueExact();
        }
        if (target == long.class || target == Long.class) {
            BigDecimal number = wholeNumber(field, json, Long.MIN_VALUE, Long.MAX_VALUE);
            return number == null ? null : number.longValueExact();
        }
        return text(field, json, target);
    }

    private Object record(String field, JsonValue json, Class<?> target) {
        if (!(json instanceof JsonObject object)) {
            return reject(field, FieldProblem.MALFORMED);
        }
        int before = errors;
        RecordComponent[] components = target.getRecordComponents();
        Set<String> unknown = new HashSet<>(object.keySet());
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            unknown.remove(name);
            values[i] = value(
                    member(field, name), object.getOrDefault(name, JsonValue.NULL), components[i].getGenericType());
        }
        unknown.stream().sorted().forEach(name -> reject(member(field, name), FieldProblem.UNKNOWN));
        return errors > before ? null : newRecord(field, target, components, values);
    }

    private Object newRecord(String field, Class<?> target, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return target.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException invalid) {
                throw invalid;
            }
            return reject(field, FieldProblem.MALFORMED);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(target.getName() + " cannot be made from JSON", e);
        }
    }

    private Object collection(String field, JsonValue json, ParameterizedType type) {
        if (!(json instanceof JsonArray array)) {
            return reject(field, FieldProblem.MALFORMED);
        }
        List<Object> values = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            values.add(value(field + "[" + i + "]", array.get(i), type.getActualTypeArguments()[0]));
        }
        // Null entries stay where they are: the service rejects them by their index.
        return type.getRawType() == Set.class ? new HashSet<>(values) : values;
    }

    private Object bool(String field, JsonValue json) {
        if (json == JsonValue.TRUE) {
            return true;
        }
        return json == JsonValue.FALSE ? Boolean.FALSE : reject(field, FieldProblem.MALFORMED);
    }

    private BigDecimal wholeNumber(String field, JsonValue json, long min, long max) {
        if (!(json instanceof JsonNumber number)) {
            reject(field, FieldProblem.MALFORMED);
            return null;
        }
        BigDecimal value;
        try {
            value = number.bigDecimalValue();
        } catch (ArithmeticException | UnsupportedOperationException | NumberFormatException e) {
            // More digits or a greater exponent than the parser takes.
            reject(field, FieldProblem.OUT_OF_RANGE, min, max);
            return null;
        }
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            reject(field, FieldProblem.OUT_OF_RANGE, min, max);
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0) {
            reject(field, FieldProblem.MALFORMED);
            return null;
        }
        return value;
    }

    private Object text(String field, JsonValue json, Class<?> target) {
        if (!(json instanceof JsonString string)) {
            return reject(field, FieldProblem.MALFORMED);
        }
        String text = string.getString();
        if (!StorableText.isStorable(text)) {
            return reject(field, FieldProblem.CONTROL_CHARACTERS);
        }
        if (target == String.class) {
            return text;
        }
        try {
            return parsed(text, target);
        } catch (IllegalArgumentException | DateTimeException e) {
            return target.isEnum()
                    ? reject(field, FieldProblem.NOT_ONE_OF, words(target))
                    : reject(field, FieldProblem.MALFORMED);
        }
    }

    private static Object parsed(String text, Class<?> target) {
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }
        if (target == Instant.class) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (target == UUID.class) {
            return UUID.fromString(text);
        }
        throw new IllegalStateException("commands have no fields of " + target);
    }

    private static String words(Class<?> target) {
        return Arrays.stream(target.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    private static String member(String parent, String name) {
        String shown = name.length() > MAX_NAME_SHOWN ? name.substring(0, MAX_NAME_SHOWN) : name;
        return parent.isEmpty() ? shown : parent + "." + shown;
    }

    /** Returns null, so that the caller can go on to the next field. */
    private Object reject(String field, FieldProblem problem, Object... arguments) {
        if (errors++ < MAX_ERRORS) {
            check.reject(field, problem, arguments);
        }
        return null;
    }
}
