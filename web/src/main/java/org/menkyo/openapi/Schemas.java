package org.menkyo.openapi;

import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.menkyo.shared.Page;

/**
 * The schemas of records and enums, as they are read and written as JSON. A component of a record is required unless its
 * comment speaks of null.
 */
final class Schemas {

    private final SourceComments comments;
    private final Examples examples;
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();

    Schemas(SourceComments comments, Examples examples) {
        this.comments = comments;
        this.examples = examples;
    }

    /** All schemas that were referred to, by name. */
    Map<String, Object> components() {
        return components;
    }

    /** The schema of a type, or a reference to it. */
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized);
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isRecord()) {
            return reference(simple);
        }
        if (simple.isEnum()) {
            return reference(simple);
        }
        return ofSimple(simple);
    }

    /** The schema of what callers send: other members than those of the record are refused, at any depth. */
    Map<String, Object> ofInput(Type type) {
        Map<String, Object> schema = of(type);
        close(schema, new HashSet<>());
        return schema;
    }

    private void close(Object part, Set<String> closed) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && closed.add(reference)) {
                @SuppressWarnings("unchecked")
                Map<String, Object> component =
                        (Map<String, Object>) components.get(reference.substring(reference.lastIndexOf('/') + 1));
                if (component.containsKey("properties")) {
                    component.put("additionalProperties", false);
                }
                close(component, closed);
            }
            map.values().forEach(value -> close(value, closed));
        } else if (part instanceof Collection<?> parts) {
            parts.forEach(value -> close(value, closed));
        }
    }

    private Map<String, Object> ofParameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Page.class) {
            return page((Class<?>) arguments[0]);
        }
        if (raw == Optional.class) {
            return of(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return map("type", "array", "items", of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map("type", "object", "additionalProperties", of(arguments[1]));
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static Map<String, Object> ofSimple(Class<?> type) {
        if (type == String.class || type == StreamingOutput.class) {
            return map("type", "string");
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

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(other + " and " + type + " have the same name");
        }
        if (other == null) {
            components.put(name, type.isEnum() ? words(type) : object(type));
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    /** Nested types carry the name of the type around them, unless that says it already. */
    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : type.getEnclosingClass().getSimpleName() + type.getSimpleName();
    }

    private Map<String, Object> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        StringBuilder description = new StringBuilder(comments.of(type).orElse(""));
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
        return map("type", "string", "description", description.toString(), "enum", words);
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<String> comment = comments.ofMember(type, component.getName());
            properties.put(component.getName(), described(of(component.getGenericType()), comment));
            boolean optional = !component.getType().isPrimitive()
                    && (component.getType() == Optional.class
                            || comment.orElse("").matches(".*\\bnull\\b.*"));
            if (!optional) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = map("type", "object");
        comments.of(type).ifPresent(text -> schema.put("description", text));
        schema.put("properties", properties);
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
        String name = name(entry) + "Page";
        if (!components.containsKey(name)) {
            Map<String, Object> items = map("type", "array", "items", of(entry));
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
