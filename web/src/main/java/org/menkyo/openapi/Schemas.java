package org.menkyo.openapi;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.menkyo.shared.Limits;
import org.menkyo.shared.Page;

/**
 * The schemas of records and enums, as they are read and written as JSON. A component of a record is required unless it is
 * {@link Nullable} or {@link Optional}.
 *
 * <p>What callers send and what they get have schemas of their own. Requests are closed: other members and words are
 * refused, and {@link Limits} hold. Answers are open: later versions add members and words (LC-1109), so programs that are
 * generated from the document must not refuse them. An enum in an answer is therefore a string whose words stand under
 * {@code x-extensible-enum}.
 */
final class Schemas {

    private final SourceComments comments;
    private final Examples examples;
    private final Set<Class<?>> bodies;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();

    /** @param bodies the records that resource methods take; what they hold is named by {@link #name} */
    Schemas(SourceComments comments, Examples examples, Set<Class<?>> bodies) {
        this.comments = comments;
        this.examples = examples;
        this.bodies = bodies;
    }

    /** All schemas that were referred to, by name. */
    Map<String, Object> components() {
        return components;
    }

    /** The schema of what callers get, or a reference to it. */
    Map<String, Object> ofAnswer(Type type) {
        return of(type, false);
    }

    /** The schema of what callers send, or a reference to it. */
    Map<String, Object> ofInput(Type type) {
        return of(type, true);
    }

    private Map<String, Object> of(Type type, boolean input) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized, input);
        }
        Class<?> simple = (Class<?>) type;
        return simple.isRecord() || simple.isEnum() ? reference(simple, input) : ofSimple(simple);
    }

    private Map<String, Object> ofParameterized(ParameterizedType type, boolean input) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Page.class) {
            return page((Class<?>) arguments[0]);
        }
        if (raw == Optional.class) {
            return of(arguments[0], input);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return map("type", "array", "items", of(arguments[0], input));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map("type", "object", "additionalProperties", of(arguments[1], input));
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static Map<String, Object> ofSimple(Class<?> type) {
        if (type == String.class) {
            return map("type", "string");
        }
        if (type == StreamingOutput.class) {
            // A file. As text, generated clients would refuse a media type that they do not know.
            return map("type", "string", "format", "binary");
        }
        if (type == boolean.class || type == Boolean.class) {
            return map("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return map("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return map("type", "integer", "format", "int64");
        }
        if (type == BigDecimal.class) {
            return map("type", "number");
        }
        if (type == UUID.class) {
            return map("type", "string", "format", "uuid");
        }
        if (type == URI.class) {
            return map("type", "string", "format", "uri");
        }
        if (type == Instant.class) {
            return map("type", "string", "format", "date-time");
        }
        if (type == byte[].class) {
            return map("type", "string", "format", "byte");
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private Map<String, Object> reference(Class<?> type, boolean input) {
        String name = name(type, input);
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(other + " and " + type + " have the same name");
        }
        if (other == null) {
            components.put(name, type.isEnum() ? words(type, input) : object(type, input));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    /**
     * The plain name belongs to a body where it is sent, and to everything else where it is answered. It depends on nothing
     * that a later version adds.
     */
    private String name(Class<?> type, boolean input) {
        boolean body = bodies.contains(type);
        if (input) {
            return body ? name(type) : name(type) + "Input";
        }
        return body ? name(type) + "Answer" : name(type);
    }

    /** Nested types carry the name of the type around them, unless that says it already. */
    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + type.getSimpleName();
    }

    private Map<String, Object> words(Class<?> type, boolean input) {
        List<String> words = new ArrayList<>();
        StringBuilder description = new StringBuilder(comments.of(type).orElse(""));
        if (!input) {
            description.append(" Later versions may add words.");
        }
        for (Object constant : type.getEnumConstants()) {
            String word = ((Enum<?>) constant).name();
            words.add(word);
            comments.ofMember(type, word)
                    .ifPresent(text -> description
                            .append("\n- `")
                            .append(word)
                            .append("`: ")
                            .append(text));
        }
        return map(
                "type",
                "string",
                "description",
                description.toString().strip(),
                input ? "enum" : "x-extensible-enum",
                words);
    }

    private Map<String, Object> object(Class<?> type, boolean input) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.isAnnotationPresent(Nullable.class) || component.getType() == Optional.class;
            Map<String, Object> schema = of(component.getGenericType(), input);
            if (input && component.isAnnotationPresent(Limits.class)) {
                schema.putAll(Bounds.of(component.getAnnotation(Limits.class), component.getType(), !optional));
            }
            properties.put(component.getName(), described(schema, comments.ofMember(type, component.getName())));
            if (!optional) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = map("type", "object");
        comments.of(type).ifPresent(text -> schema.put("description", text));
        schema.put("properties", properties);
        schema.put("additionalProperties", !input);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        examples.of(type).ifPresent(example -> schema.put("example", example));
        return schema;
    }

    /** In OpenAPI 3.0 nothing may stand beside a reference, so a described reference is wrapped. */
    private static Map<String, Object> described(Map<String, Object> schema, Optional<String> comment) {
        if (comment.isEmpty()) {
            return schema;
        }
        Map<String, Object> described = schema.containsKey("$ref") ? map("allOf", List.of(schema)) : schema;
        // A member that is null in Java is absent in JSON.
        described.put("description", comment.get().replaceAll("\\bnull\\b", "absent"));
        return described;
    }

    private Map<String, Object> page(Class<?> entry) {
        String name = name(entry, false) + "Page";
        if (!components.containsKey(name)) {
            Map<String, Object> items = map("type", "array", "items", ofAnswer(entry));
            Map<String, Object> next =
                    map("type", "string", "description", "The cursor of the next page; absent on the last page.");
            components.put(
                    name,
                    map(
                            "type",
                            "object",
                            "description",
                            "A part of a list, in a stable order.",
                            "properties",
                            map("items", items, "next", next),
                            "additionalProperties",
                            true,
                            "required",
                            List.of("items")));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    /** A map in the order of the names and values given. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
