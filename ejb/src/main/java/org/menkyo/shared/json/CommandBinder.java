package org.menkyo.shared.json;

import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.Constructor;
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
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.text.StorableText;

/**
 * Makes a command record of the service layer from JSON, while that is read. What does not fit the record is reported field by field: members
 * that the record does not have, values of another type, words that an enum does not have, numbers out of the type's
 * range, characters that cannot be stored. Members that are missing or null become null, and the service says which of
 * them it needs.
 *
 * <p>For one call of {@link #bind}.
 */
public final class CommandBinder {

    private static final int MAX_ERRORS = 100;
    private static final int MAX_NAME_SHOWN = 100;

    /** What is asked of a record's class for each object; a body can have a million. */
    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return Form.of(type);
        }
    };

    private final JsonForm json;
    private final InputCheck check = new InputCheck();
    private int errors;

    private CommandBinder(JsonForm json) {
        this.json = json;
    }

    /**
     * Makes the command.
     *
     * @param type a record, or a list of records
     * @throws InvalidInputException naming all fields that do not fit
     * @throws JsonRefusal if it cannot be read
     */
    public static Object bind(JsonForm json, Type type) {
        CommandBinder binder = new CommandBinder(json);
        Object command = binder.value("", json.next(), type, Integer.MAX_VALUE);
        json.end();
        if (command == null && binder.errors == 0) {
            binder.reject("", FieldProblem.REQUIRED);
        }
        binder.check.done();
        return command;
    }

    /**
     * @param first the event that the value begins with; the reader is at its end afterwards
     * @param maxItems the most entries, if it is a list
     */
    private Object value(String field, Event first, Type type, int maxItems) {
        if (first == Event.VALUE_NULL) {
            return missing(field, type);
        }
        if (type instanceof ParameterizedType parameterized) {
            return collection(field, first, parameterized, maxItems);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord()) {
            return record(field, first, target);
        }
        if (target == boolean.class || target == Boolean.class) {
            return bool(field, first);
        }
        if (target == int.class || target == Integer.class) {
            BigDecimal number = wholeNumber(field, first, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return number == null ? null : number.intValueExact();
        }
        if (target == long.class || target == Long.class) {
            BigDecimal number = wholeNumber(field, first, Long.MIN_VALUE, Long.MAX_VALUE);
            return number == null ? null : number.longValueExact();
        }
        return text(field, first, target);
    }

    private Object missing(String field, Type type) {
        return type instanceof Class<?> simple && simple.isPrimitive() ? reject(field, FieldProblem.REQUIRED) : null;
    }

    private Object record(String field, Event first, Class<?> target) {
        if (first != Event.START_OBJECT) {
            return rejectWhole(field, first);
        }
        int before = errors;
        Form form = FORMS.get(target);
        Object[] values = new Object[form.names().length];
        boolean[] given = new boolean[values.length];
        for (Event event = json.next(); event != Event.END_OBJECT; event = json.next()) {
            String name = json.text();
            int place = form.place(name);
            if (place < 0) {
                json.skip(json.next());
                reject(member(field, name), FieldProblem.UNKNOWN);
            } else {
                given[place] = true;
                values[place] = value(member(field, name), json.next(), form.types()[place], form.maxItems()[place]);
            }
        }
        for (int i = 0; i < given.length; i++) {
            if (!given[i] && form.isPrimitive(i)) {
                reject(member(field, form.names()[i]), FieldProblem.REQUIRED);
            }
        }
        return errors > before ? null : newRecord(field, form, values);
    }

    private Object newRecord(String field, Form form, Object[] values) {
        try {
            return form.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException invalid) {
                throw invalid;
            }
            return reject(field, FieldProblem.MALFORMED);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(form.constructor() + " does not make a command", e);
        }
    }

    /** Of entries in excess, one is made, by which the service sees that they are too many, and not a million in vain. */
    private Object collection(String field, Event first, ParameterizedType type, int maxItems) {
        if (first != Event.START_ARRAY) {
            return rejectWhole(field, first);
        }
        Type each = type.getActualTypeArguments()[0];
        List<Object> values = new ArrayList<>();
        for (Event event = json.next(); event != Event.END_ARRAY; event = json.next()) {
            if (values.size() > maxItems) {
                json.skip(event);
            } else {
                values.add(value(field + "[" + values.size() + "]", event, each, Integer.MAX_VALUE));
            }
        }
        // Null entries stay where they are: the service rejects them by their index.
        return type.getRawType() == Set.class ? new HashSet<>(values) : values;
    }

    private Object bool(String field, Event first) {
        if (first == Event.VALUE_TRUE) {
            return true;
        }
        return first == Event.VALUE_FALSE ? Boolean.FALSE : rejectWhole(field, first);
    }

    private BigDecimal wholeNumber(String field, Event first, long min, long max) {
        if (first != Event.VALUE_NUMBER) {
            rejectWhole(field, first);
            return null;
        }
        BigDecimal value;
        try {
            value = json.number();
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

    private Object text(String field, Event first, Class<?> target) {
        if (first != Event.VALUE_STRING) {
            return rejectWhole(field, first);
        }
        String text = json.text();
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

    /** Rejects a value of another type, and goes on behind it. */
    private Object rejectWhole(String field, Event first) {
        json.skip(first);
        return reject(field, FieldProblem.MALFORMED);
    }

    /** Returns null, so that the caller can go on to the next field. */
    private Object reject(String field, FieldProblem problem, Object... arguments) {
        check.reject(field, problem, arguments);
        if (++errors == MAX_ERRORS) {
            // More are not told, so nothing more is read in vain.
            check.done();
        }
        return null;
    }

    /** A record: its components' names and types, the most entries of those that are lists, and what makes one of their values. */
    private record Form(String[] names, Type[] types, int[] maxItems, Constructor<?> constructor) {

        static Form of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return new Form(
                        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new),
                        Arrays.stream(components)
                                .map(RecordComponent::getGenericType)
                                .toArray(Type[]::new),
                        Arrays.stream(components).mapToInt(Form::maxItems).toArray(),
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type.getName() + " cannot be made from JSON", e);
            }
        }

        private static int maxItems(RecordComponent component) {
            Limits limits = component.getAnnotation(Limits.class);
            return limits == null ? Integer.MAX_VALUE : limits.maxItems();
        }

        int place(String name) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        boolean isPrimitive(int place) {
            return types[place] instanceof Class<?> simple && simple.isPrimitive();
        }
    }
}
