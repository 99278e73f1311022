package org.menkyo.it.specification;

import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operations of REST by the names that the OpenAPI document gives them, and the error codes of their problems. */
final class RestOperations {

    private static final String SHARED = "org.menkyo.shared.rest.";

    /** What any call can be answered with. */
    private static final List<String> OF_ALL = List.of(
            "BAD_REQUEST",
            "NOT_SIGNED_IN",
            "SECOND_FACTOR_REQUIRED",
            "TOO_MANY_REQUESTS",
            "NOT_ACCEPTABLE",
            "INVALID_INPUT",
            "UNAVAILABLE",
            "INTERNAL_ERROR");

    private static final List<String> OF_BODIES =
            List.of("MALFORMED_JSON", "NOT_JSON", "CONTENT_TOO_LARGE", "TOO_MANY_VALUES", "UNSUPPORTED_MEDIA_TYPE");

    private static final List<String> OF_KEYS = List.of("MALFORMED_HEADER", "CONTENT_CONFLICT", "REQUEST_IN_PROGRESS");

    /** @param address method and path */
    record Described(String address, SortedSet<String> codes) {}

    private RestOperations() {}

    static SortedMap<String, Described> of(ErrorReach reach, Path root) throws IOException {
        JsonObject paths;
        try (Reader file = Files.newBufferedReader(root.resolve("web/target/classes/META-INF/openapi.json"));
                JsonReader reader = Json.createReader(file)) {
            paths = reader.readObject().getJsonObject("paths");
        }
        SortedMap<String, Described> operations = new TreeMap<>();
        reach.classes().stream()
                .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class))
                .flatMap(type -> type.getMethods().stream())
                .forEach(method -> verb(method).findFirst().ifPresent(verb -> {
                    JsonObject described = paths.getJsonObject(path(method));
                    if (described != null && described.containsKey(verb.toLowerCase(Locale.ROOT))) {
                        String id = described
                                .getJsonObject(verb.toLowerCase(Locale.ROOT))
                                .getString("operationId");
                        operations.put(id, new Described(verb + " " + path(method), codes(reach, method, verb)));
                    }
                }));
        return operations;
    }

    private static SortedSet<String> codes(ErrorReach reach, JavaMethod method, String verb) {
        SortedSet<String> codes = reach.codes(method);
        codes.addAll(OF_ALL);
        if (method.getRawParameterTypes().stream().anyMatch(type -> type.isRecord())) {
            codes.addAll(OF_BODIES);
        }
        if (path(method).contains("{")) {
            codes.add("NOT_FOUND");
        }
        if (!verb.equals("GET")) {
            codes.addAll(List.of(
                    "CHANGED_MEANWHILE", "PRECONDITION_NOT_SUPPORTED", "CROSS_ORIGIN_CALL", "UNSUPPORTED_MEDIA_TYPE"));
        }
        if (method.isAnnotatedWith(SHARED + "Idempotent")) {
            codes.addAll(OF_KEYS);
        }
        if (method.isAnnotatedWith(SHARED + "Conditional")) {
            codes.add("PRECONDITION_FAILED");
        }
        return codes;
    }

    private static Stream<String> verb(JavaMethod method) {
        return Stream.<Class<? extends Annotation>>of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                .filter(method::isAnnotatedWith)
                .map(Class::getSimpleName);
    }

    private static String path(JavaMethod method) {
        return (method.getOwner().getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                        + method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                                .map(path -> "/" + path.value())
                                .orElse(""))
                .replaceAll("/+", "/");
    }
}
