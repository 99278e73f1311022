package org.menkyo.openapi;

import static org.menkyo.openapi.Schemas.map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.openapi.ResourceMethods.ResourceMethod;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.Page;
import org.menkyo.shared.rest.Accepted;
import org.menkyo.shared.rest.Conditional;
import org.menkyo.shared.rest.Created;
import org.menkyo.shared.rest.Idempotent;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.rest.OperationId;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Versioned;

/** The operations of the document: one for each resource method. */
final class Operations {

    private static final String JSON = "application/json";

    private final SourceComments comments;
    private final Schemas schemas;
    private final Properties texts;
    private final ErrorCodes errors;
    private final Set<String> ids = new HashSet<>();

    Operations(SourceComments comments, Schemas schemas, Properties texts, ErrorCodes errors) {
        this.comments = comments;
        this.schemas = schemas;
        this.texts = texts;
        this.errors = errors;
    }

    /** What the group of a resource's operations is called. */
    String tag(Class<?> resource) {
        String name = texts.getProperty("tag." + feature(resource));
        if (name == null) {
            throw new IllegalStateException("no text for tag." + feature(resource));
        }
        return name;
    }

    static String feature(Class<?> resource) {
        return resource.getPackageName().replaceAll("^org\\.menkyo\\.(\\w+)\\.rest$", "$1");
    }

    Map<String, Object> of(ResourceMethod resource) {
        Method method = resource.method();
        String comment = comments.ofMember(method.getDeclaringClass(), method.getName())
                .orElseThrow(() -> new IllegalStateException(method + " has no comment"));
        Optional<Operation> operation =
                Optional.ofNullable(method.getAnnotation(Performs.class)).map(Performs::value);
        String id = id(method, operation);
        Map<String, Object> described = map(
                "operationId",
                id,
                "tags",
                List.of(tag(method.getDeclaringClass())),
                "summary",
                SourceComments.firstSentence(comment).replaceAll("\\.$", ""),
                "description",
                comment + operation.map(Operations::whoMay).orElse(" Needs no sign-in.") + errors.told(id));
        operation.ifPresent(named -> described.put("x-menkyo-operation", named.name()));
        described.put("parameters", parameters(resource));
        body(method)
                .ifPresent(type -> described.put(
                        "requestBody",
                        map("required", true, "content", map(JSON, map("schema", schemas.ofInput(type))))));
        described.put("responses", responses(resource, id));
        described.put("x-error-codes", errors.of(id));
        if (resource.has(OpenToStrangers.class)) {
            described.put("security", List.of(map(), map("basic", List.of()), map("bearer", List.of())));
        }
        return described;
    }

    private String id(Method method, Optional<Operation> operation) {
        OperationId given = method.getAnnotation(OperationId.class);
        String id = given == null
                ? operation
                        .map(named -> camelCase(named.name()))
                        .orElseThrow(() -> new IllegalStateException(method + " has no name: give it an OperationId"))
                : given.value();
        if (!ids.add(id)) {
            throw new IllegalStateException(method + " is the second of the name " + id + ": give it an OperationId");
        }
        return id;
    }

    private static Class<?> readAs(Parameter parameter) {
        ReadAs type = parameter.getAnnotation(ReadAs.class);
        return type == null ? parameter.getType() : type.value();
    }

    private static String camelCase(String constant) {
        String words = Arrays.stream(constant.toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static String whoMay(Operation operation) {
        return operation.activity().isPresent()
                ? "\n\nNeeds one of these roles on the license ID: " + words(PermissionMatrix.rolesFor(operation))
                : "\n\nFor callers of these kinds: " + words(PermissionMatrix.partiesFor(operation));
    }

    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.joining(", ", "", "."));
    }

    private List<Object> parameters(ResourceMethod resource) {
        List<Object> parameters = new ArrayList<>();
        Method method = resource.method();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                String name = parameter.getAnnotation(PathParam.class).value();
                parameters.add(map(
                        "name",
                        name,
                        "in",
                        "path",
                        "required",
                        true,
                        "description",
                        parameterText(name),
                        "schema",
                        schemas.ofInput(parameter.getType())));
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                String name = parameter.getAnnotation(QueryParam.class).value();
                parameters.add(map(
                        "name",
                        name,
                        "in",
                        "query",
                        "description",
                        comments.ofParameter(method.getDeclaringClass(), method.getName(), name)
                                .orElseThrow(() -> new IllegalStateException(method + " does not tell " + name)),
                        "schema",
                        schemas.ofInput(readAs(parameter))));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                parameters.add(parameter("cursor"));
                parameters.add(parameter("size"));
            }
        }
        if (resource.has(Idempotent.class)) {
            parameters.add(parameter("idempotencyKey"));
        }
        if (resource.has(Conditional.class)) {
            parameters.add(parameter("ifMatch"));
        }
        if (isTagged(resource)) {
            parameters.add(parameter("ifNoneMatch"));
        }
        parameters.add(parameter("acceptLanguage"));
        parameters.add(parameter("correlationId"));
        return parameters;
    }

    private String parameterText(String name) {
        String text = texts.getProperty(name);
        if (text == null) {
            throw new IllegalStateException("no text for the parameter " + name);
        }
        return text;
    }

    private static Map<String, Object> parameter(String name) {
        return map("$ref", "#/components/parameters/" + name);
    }

    /** The record that callers send. */
    static Optional<Class<?>> body(Method method) {
        return Arrays.stream(method.getParameterTypes()).filter(Class::isRecord).findFirst();
    }

    private static boolean isTagged(ResourceMethod resource) {
        return resource.verb().equals("GET") && answer(resource.method()) instanceof Class<?> type && type.isRecord();
    }

    /** What is written: without the wrapper that says how. */
    private static Type answer(Method method) {
        Type returned = method.getGenericReturnType();
        if (returned instanceof ParameterizedType type && type.getRawType() != Page.class) {
            return type.getActualTypeArguments()[0];
        }
        return returned;
    }

    private Map<String, Object> responses(ResourceMethod resource, String id) {
        Method method = resource.method();
        Map<String, Object> responses = map();
        Class<?> returned = method.getReturnType();
        if (returned == void.class) {
            responses.put("204", map("description", "Done.", "headers", headers("X-Correlation-Id")));
        } else if (returned == Created.class) {
            responses.put("201", success(resource, "Created."));
        } else if (returned == Accepted.class) {
            responses.put("202", success(resource, "Accepted."));
        } else {
            responses.put("200", success(resource, "OK."));
        }
        if (isTagged(resource)) {
            responses.put("304", map("description", "Not changed.", "headers", headers("ETag", "X-Correlation-Id")));
        }
        for (String status : errors.of(id).keySet()) {
            // What goes wrong in the server itself is under default.
            if (status.compareTo("500") < 0) {
                responses.put(status, map("$ref", "#/components/responses/" + status));
            }
        }
        responses.put("default", map("$ref", "#/components/responses/default"));
        return responses;
    }

    private Map<String, Object> success(ResourceMethod resource, String description) {
        Method method = resource.method();
        List<String> names = new ArrayList<>(List.of("X-Correlation-Id"));
        if (method.getReturnType() == Created.class) {
            names.add("Location");
        }
        if (resource.has(Idempotent.class)) {
            names.add("Idempotency-Replayed");
        }
        if (method.getReturnType() == Page.class) {
            names.add("Link");
        }
        if (isTagged(resource) || method.getReturnType() == Versioned.class) {
            names.add("ETag");
        }
        Produces produces = method.getAnnotation(Produces.class);
        String mediaType = produces == null ? JSON : produces.value()[0].replaceAll(";.*", "");
        return map(
                "description",
                description,
                "headers",
                headers(names.toArray(String[]::new)),
                "content",
                map(mediaType, map("schema", schemas.ofAnswer(answer(method)))));
    }

    private static Map<String, Object> headers(String... names) {
        Map<String, Object> headers = map();
        for (String name : names) {
            headers.put(name, map("$ref", "#/components/headers/" + name));
        }
        return headers;
    }
}
