package org.menkyo.openapi;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.openapi.ResourceMethods.ResourceMethod;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.paging.Page;
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
    private static final String BINARY = "application/octet-stream";

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

    io.swagger.v3.oas.models.Operation of(ResourceMethod resource) {
        Method method = resource.method();
        String comment = comments.ofMember(method.getDeclaringClass(), method.getName())
                .orElseThrow(() -> new IllegalStateException(method + " has no comment"));
        Optional<Operation> operation =
                Optional.ofNullable(method.getAnnotation(Performs.class)).map(Performs::value);
        String id = id(method, operation);
        io.swagger.v3.oas.models.Operation described = new io.swagger.v3.oas.models.Operation()
                .operationId(id)
                .addTagsItem(tag(method.getDeclaringClass()))
                .summary(SourceComments.firstSentence(comment).replaceAll("\\.$", ""))
                .description(comment + operation.map(Operations::whoMay).orElse(" Needs no sign-in.") + errors.told(id))
                .parameters(parameters(resource))
                .responses(responses(resource, id));
        body(method)
                .ifPresent(type -> described.requestBody(
                        new RequestBody().required(true).content(content(JSON, schemas.ofInput(type)))));
        if (Arrays.asList(method.getParameterTypes()).contains(InputStream.class)) {
            described.requestBody(
                    new RequestBody().required(true).content(content(BINARY, schemas.ofInput(InputStream.class))));
        }
        operation.ifPresent(named -> described.addExtension("x-menkyo-operation", named.name()));
        described.addExtension("x-error-codes", errors.of(id));
        if (resource.has(OpenToStrangers.class)) {
            described
                    .addSecurityItem(new SecurityRequirement())
                    .addSecurityItem(new SecurityRequirement().addList("basic"))
                    .addSecurityItem(new SecurityRequirement().addList("bearer"));
        }
        return described;
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
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

    private static Class<?> readAs(java.lang.reflect.Parameter parameter) {
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
        if (operation.activity().isPresent() && !PermissionMatrix.needsRole(operation)) {
            return "\n\nFor everybody who is registered, with a role or without.";
        }
        return operation.activity().isPresent()
                ? "\n\nNeeds one of these roles on the license ID: " + words(PermissionMatrix.rolesFor(operation))
                : "\n\nFor callers of these kinds: " + words(PermissionMatrix.partiesFor(operation));
    }

    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.joining(", ", "", "."));
    }

    private List<Parameter> parameters(ResourceMethod resource) {
        List<Parameter> parameters = new ArrayList<>();
        Method method = resource.method();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(PathParam.class)) {
                String name = parameter.getAnnotation(PathParam.class).value();
                parameters.add(new PathParameter()
                        .name(name)
                        .description(parameterText(name))
                        .schema(schemas.ofInput(parameter.getType())));
            } else if (parameter.isAnnotationPresent(QueryParam.class)) {
                String name = parameter.getAnnotation(QueryParam.class).value();
                parameters.add(new QueryParameter()
                        .name(name)
                        .description(comments.ofParameter(method.getDeclaringClass(), method.getName(), name)
                                .orElseThrow(() -> new IllegalStateException(method + " does not tell " + name)))
                        .schema(schemas.ofInput(readAs(parameter))));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                parameters.add(new Parameter().$ref("cursor"));
                parameters.add(new Parameter().$ref("size"));
            }
        }
        if (resource.has(Idempotent.class)) {
            parameters.add(new Parameter().$ref("idempotencyKey"));
        }
        if (resource.has(Conditional.class)) {
            parameters.add(new Parameter().$ref("ifMatch"));
        }
        if (isTagged(resource)) {
            parameters.add(new Parameter().$ref("ifNoneMatch"));
        }
        parameters.add(new Parameter().$ref("acceptLanguage"));
        parameters.add(new Parameter().$ref("correlationId"));
        return parameters;
    }

    private String parameterText(String name) {
        String text = texts.getProperty(name);
        if (text == null) {
            throw new IllegalStateException("no text for the parameter " + name);
        }
        return text;
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

    private ApiResponses responses(ResourceMethod resource, String id) {
        Class<?> returned = resource.method().getReturnType();
        ApiResponses responses = new ApiResponses();
        if (returned == void.class) {
            responses.put("204", response("Done.", "X-Correlation-Id"));
        } else if (returned == Created.class) {
            responses.put("201", success(resource, "Created."));
        } else if (returned == Accepted.class) {
            responses.put("202", success(resource, "Accepted."));
        } else {
            responses.put("200", success(resource, "OK."));
        }
        if (returned == Response.class) {
            responses.put("206", success(resource, "The parts that Range asks for."));
            responses.put("416", response("Nothing of the file is in the range that Range asks for."));
        }
        if (isTagged(resource) || returned == Response.class) {
            responses.put("304", response("Not changed.", "ETag", "X-Correlation-Id"));
        }
        for (String status : errors.of(id).keySet()) {
            // What goes wrong in the server itself is under default.
            if (status.compareTo("500") < 0) {
                responses.put(status, new ApiResponse().$ref(status));
            }
        }
        responses.put("default", new ApiResponse().$ref("default"));
        return responses;
    }

    private ApiResponse success(ResourceMethod resource, String description) {
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
        return response(description, names.toArray(String[]::new))
                .content(content(mediaType, schemas.ofAnswer(answer(method))));
    }

    private static ApiResponse response(String description, String... headers) {
        ApiResponse response = new ApiResponse().description(description);
        for (String name : headers) {
            response.addHeaderObject(name, new Header().$ref(name));
        }
        return response;
    }
}
