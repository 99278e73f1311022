package org.menkyo.openapi;

import io.swagger.v3.core.util.PrimitiveType;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.menkyo.shared.input.Limits;
import org.menkyo.shared.paging.Page;

/**
 * The schemas of records and enums, as they are read and written as JSON. A component of a record is required unless it is
 * {@link Nullable} or {@link Optional}.
 *
 * <p>What callers send and what they get have schemas of their own. Requests are closed: other members and words are
 * refused, and {@link Limits} hold. Answers are open: later versions add members and words (LC-1109), so programs that are
 * generated from the document must not refuse them. An enum in an answer is therefore a string whose words stand under
 * {@value #WORDS}.
 */
final class Schemas {

    /** Where the words of an enum stand that may grow. */
    static final String WORDS = "x-extensible-enum";

    private final SourceComments comments;
    private final Examples examples;
    private final Set<Class<?>> bodies;
    private final Map<String, Schema<?>> components = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();

    /** @param bodies the records that resource methods take; what they hold is named by {@link #name} */
    Schemas(SourceComments comments, Examples examples, Set<Class<?>> bodies) {
        this.comments = comments;
        this.examples = examples;
        this.bodies = bodies;
    }

    /** All schemas that were referred to, by name. */
    Map<String, Schema<?>> components() {
        return components;
    }

    /** The schema of what callers get, or a reference to it. */
    Schema<?> ofAnswer(Type type) {
        return of(type, false);
    }

    /** The schema of what callers send, or a reference to it. */
    Schema<?> ofInput(Type type) {
        return of(type, true);
    }

    private Schema<?> of(Type type, boolean input) {
        if (type instanceof ParameterizedType parameterized) {
            return ofParameterized(parameterized, input);
        }
        Class<?> simple = (Class<?>) type;
        return simple.isRecord() || simple.isEnum() ? reference(simple, input) : ofSimple(simple);
    }

    private Schema<?> ofParameterized(ParameterizedType type, boolean input) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Page.class) {
            return page((Class<?>) arguments[0]);
        }
        if (raw == Optional.class) {
            return of(arguments[0], input);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return listOf(of(arguments[0], input));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new Schema<>().type("object").additionalProperties(of(arguments[1], input));
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static Schema<?> listOf(Schema<?> entries) {
        return new Schema<>().items(entries).type("array");
    }

    private static Schema<?> ofSimple(Class<?> type) {
        if (type == StreamingOutput.class || type == Response.class || type == InputStream.class) {
            // A file. As text, generated clients would refuse a media type that they do not know.
            return new Schema<>().type("string").format("binary");
        }
        Schema<?> simple = PrimitiveType.createProperty(type);
        if (simple == null) {
            throw new IllegalStateException("no schema for " + type);
        }
        return simple;
    }

    private Schema<?> reference(Class<?> type, boolean input) {
        String name = name(type, input);
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(other + " and " + type + " have the same name");
        }
        if (other == null) {
            components.put(name, type.isEnum() ? words(type, input) : object(type, input));
        }
        return new Schema<>().$ref(name);
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

    private Schema<?> words(Class<?> type, boolean input) {
        List<Object> words = new ArrayList<>();
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
        Schema<Object> schema = new Schema<>();
        schema.type("string").description(description.toString().strip());
        if (input) {
            schema.setEnum(words);
        } else {
            schema.addExtension(WORDS, words);
        }
        return schema;
    }

    private Schema<?> object(Class<?> type, boolean input) {
        Schema<?> schema = new Schema<>();
        schema.type("object").description(comments.of(type).orElse(null)).additionalProperties(!input);
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.isAnnotationPresent(Nullable.class) || component.getType() == Optional.class;
            Schema<?> member = of(component.getGenericType(), input);
            if (input && component.isAnnotationPresent(Limits.class)) {
                Bounds.add(member, component.getAnnotation(Limits.class), component.getType(), !optional);
            }
            schema.addProperty(component.getName(), described(member, comments.ofMember(type, component.getName())));
            if (!optional) {
                schema.addRequiredItem(component.getName());
            }
        }
        examples.of(type).ifPresent(schema::setExample);
        return schema;
    }

    /** In OpenAPI 3.0 nothing may stand beside a reference, so a described reference is wrapped. */
    private static Schema<?> described(Schema<?> schema, Optional<String> comment) {
        if (comment.isEmpty()) {
            return schema;
        }
        Schema<?> described = schema.get$ref() == null ? schema : new Schema<>().addAllOfItem(schema);
        // A member that is null in Java is absent in JSON.
        described.setDescription(comment.get().replaceAll("\\bnull\\b", "absent"));
        return described;
    }

    private Schema<?> page(Class<?> entry) {
        String name = name(entry, false) + "Page";
        if (!components.containsKey(name)) {
            Schema<?> page = new Schema<>();
            page.type("object")
                    .description("A part of a list, in a stable order.")
                    .additionalProperties(true);
            page.addProperty("items", listOf(ofAnswer(entry)));
            page.addProperty(
                    "next",
                    new Schema<>().type("string").description("The cursor of the next page; absent on the last page."));
            page.addRequiredItem("items");
            components.put(name, page);
        }
        return new Schema<>().$ref(name);
    }
}
