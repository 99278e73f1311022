package org.menkyo.shared.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes records as JSON, the counterpart of {@link CommandBinder}: members in the order in which the record declares
 * them, none for what is null, moments in ISO 8601 and UTC, bytes in Base64. The same record always gives the same bytes,
 * so entity tags can be made of them.
 */
public final class RecordJson {

    /** A member of a record: its name, and how it is read. */
    private record Member(String name, Method accessor) {}

    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordJson::member)
                    .toList();
        }
    };

    /** Made once: each making looks for a provider on the whole class path. Its use is free of locks. */
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private static final JsonGeneratorFactory INDENTED =
            Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private final JsonGenerator json;

    private RecordJson(JsonGenerator json) {
        this.json = json;
    }

    /** The JSON of a record, in UTF-8. */
    public static byte[] bytes(Object answer) {
        return bytes(GENERATORS, answer);
    }

    /** The same, for people who read and change it: a line for each member. */
    public static byte[] indented(Object document) {
        return bytes(INDENTED, document);
    }

    private static byte[] bytes(JsonGeneratorFactory generators, Object answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = generators.createGenerator(bytes)) {
            new RecordJson(generator).value(answer);
        }
        return bytes.toByteArray();
    }

    private static Member member(RecordComponent component) {
        Method accessor = component.getAccessor();
        // The record may be nested in a class that is not public.
        accessor.setAccessible(true);
        return new Member(component.getName(), accessor);
    }

    private void value(Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Instant) {
            json.write(value.toString());
        } else if (value instanceof Enum<?> word) {
            json.write(word.name());
        } else if (value instanceof Integer || value instanceof Long) {
            json.write(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.write(truth);
        } else if (value instanceof byte[] bytes) {
            json.write(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Collection<?> entries) {
            json.writeStartArray();
            entries.forEach(this::value);
            json.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, entry) -> member(name.toString(), entry));
            json.writeEnd();
        } else if (value.getClass().isRecord()) {
            json.writeStartObject();
            MEMBERS.get(value.getClass()).forEach(member -> member(member.name(), read(member, value)));
            json.writeEnd();
        } else {
            throw new IllegalStateException("answers have no members of " + value.getClass());
        }
    }

    private void member(String name, Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (present != null) {
            json.writeKey(name);
            value(present);
        }
    }

    private static Object read(Member member, Object owner) {
        try {
            return member.accessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + member.accessor(), e);
        }
    }
}
