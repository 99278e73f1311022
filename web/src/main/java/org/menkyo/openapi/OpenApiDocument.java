package org.menkyo.openapi;

import static org.menkyo.openapi.Schemas.map;

import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.menkyo.openapi.ResourceMethods.ResourceMethod;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.PageRequest;
import org.menkyo.shared.Settings;
import org.menkyo.shared.rest.HttpError;
import org.menkyo.shared.rest.Problem;

/** Puts the document together and writes it. */
public final class OpenApiDocument {

    private final SourceComments comments;
    private final Examples examples;
    private final Schemas schemas;
    private final Properties texts;
    private final ErrorCodes errors;

    private OpenApiDocument(
            SourceComments comments, Examples examples, Properties texts, ErrorCodes errors, Set<Class<?>> bodies) {
        this.comments = comments;
        this.examples = examples;
        this.schemas = new Schemas(comments, examples, bodies);
        this.texts = texts;
        this.errors = errors;
    }

    /**
     * Writes the document.
     *
     * @param arguments the product's version; the folder of the web module; the folder of its classes; the file to write
     */
    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[1]);
        Path classes = Path.of(arguments[2]);
        Path file = Path.of(arguments[3]);
        SourceComments comments = SourceComments.read(List.of(
                module.resolve("src/main/java"),
                module.resolve("../ejb/src/main/java"),
                module.resolve("../protocol/src/main/java")));
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(module.resolve("src/main/openapi/texts.properties"))) {
            texts.load(reader);
        }
        ErrorCodes errors = ErrorCodes.read(module.resolve("src/main/openapi"));
        Examples examples = new Examples(module.resolve("src/main/openapi/examples"));
        List<ResourceMethod> resources = ResourceMethods.in(classes);
        Set<Class<?>> bodies = resources.stream()
                .flatMap(resource -> Operations.body(resource.method()).stream())
                .collect(Collectors.toSet());
        Map<String, Object> document =
                new OpenApiDocument(comments, examples, texts, errors, bodies).of(arguments[0], resources);
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file);
                JsonWriter json = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(writer)) {
            json.write(Json.createObjectBuilder(document).build());
        }
    }

    private Map<String, Object> of(String version, List<ResourceMethod> resources) {
        Operations operations = new Operations(comments, schemas, texts, errors);
        Map<String, Object> paths = map();
        Map<String, Object> tags = new TreeMap<>();
        for (ResourceMethod resource : resources) {
            Class<?> type = resource.method().getDeclaringClass();
            String tag = operations.tag(type);
            tags.computeIfAbsent(tag, name -> map("name", name, "description", describe(type)));
            @SuppressWarnings("unchecked")
            Map<String, Object> methods = (Map<String, Object>) paths.computeIfAbsent(resource.path(), path -> map());
            methods.put(resource.verb().toLowerCase(Locale.ROOT), operations.of(resource));
        }
        return map(
                "openapi",
                "3.0.3",
                "info",
                map(
                        "title",
                        "Menkyo",
                        "version",
                        version,
                        "description",
                        text("description"),
                        "contact",
                        map("name", text("contact")),
                        "license",
                        map("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0.txt")),
                "servers",
                List.of(map("url", Settings.DEFAULT_BASE_URL + "/api")),
                "security",
                List.of(map("basic", List.of()), map("bearer", List.of())),
                "tags",
                List.copyOf(tags.values()),
                "paths",
                paths,
                "components",
                components());
    }

    private String describe(Class<?> resource) {
        return Optional.ofNullable(texts.getProperty("tag." + Operations.feature(resource) + ".description"))
                .or(() -> comments.ofPackage(resource.getPackageName()))
                .orElseThrow(() -> new IllegalStateException(resource.getPackageName() + " has no comment"));
    }

    private Map<String, Object> components() {
        Map<String, Object> problem = schemas.ofAnswer(Problem.class);
        schemas.ofAnswer(ErrorCode.class);
        tellAllCodes(problem);
        Map<String, Object> responses = map();
        for (String status :
                List.of("400", "401", "403", "404", "406", "409", "412", "413", "415", "422", "429", "default")) {
            responses.put(status, response(status, problem));
        }
        return map(
                "schemas",
                schemas.components(),
                "parameters",
                parameters(),
                "headers",
                headers(),
                "responses",
                responses,
                "securitySchemes",
                map(
                        "basic",
                        map("type", "http", "scheme", "basic", "description", text("security.basic")),
                        "bearer",
                        map(
                                "type",
                                "http",
                                "scheme",
                                "bearer",
                                "bearerFormat",
                                "JWT",
                                "description",
                                text("security.bearer"))));
    }

    /** Problems carry codes of services and those that only REST has; all of them are words of one schema. */
    @SuppressWarnings("unchecked")
    private void tellAllCodes(Map<String, Object> problem) {
        Map<String, Object> code = (Map<String, Object>) schemas.components().get("ErrorCode");
        code.put("x-extensible-enum", errors.all());
        for (HttpError error : HttpError.values()) {
            String text = comments.ofMember(HttpError.class, error.name()).orElseThrow();
            code.merge("description", "\n- `" + error + "`: " + text, (before, line) -> before.toString() + line);
        }
        String name = problem.get("$ref").toString().replaceAll(".*/", "");
        Map<String, Object> members = (Map<String, Object>)
                ((Map<String, Object>) schemas.components().get(name)).get("properties");
        Map<String, Object> described = (Map<String, Object>) members.get("code");
        described.remove("type");
        described.put("allOf", List.of(map("$ref", "#/components/schemas/ErrorCode")));
    }

    private Map<String, Object> response(String status, Map<String, Object> problem) {
        Map<String, Object> headers = map("X-Correlation-Id", map("$ref", "#/components/headers/X-Correlation-Id"));
        if (status.equals("401")) {
            headers.put("WWW-Authenticate", map("$ref", "#/components/headers/WWW-Authenticate"));
        }
        if (List.of("403", "409", "429", "default").contains(status)) {
            headers.put("Retry-After", map("$ref", "#/components/headers/Retry-After"));
        }
        Map<String, Object> content = map("schema", problem);
        examples.named("problem-" + status).ifPresent(example -> content.put("example", example));
        return map(
                "description",
                text("response." + status),
                "headers",
                headers,
                "content",
                map(Problem.MEDIA_TYPE, content));
    }

    private Map<String, Object> parameters() {
        Map<String, Object> size = map(
                "type", "integer", "minimum", 1, "maximum", PageRequest.MAX_SIZE, "default", PageRequest.DEFAULT_SIZE);
        Map<String, Object> string = map("type", "string");
        return map(
                "cursor", parameter("cursor", "query", string),
                "size", parameter("size", "query", size),
                "idempotencyKey", parameter("Idempotency-Key", "header", map("type", "string", "maxLength", 130)),
                "ifMatch", parameter("If-Match", "header", string),
                "ifNoneMatch", parameter("If-None-Match", "header", string),
                "acceptLanguage", parameter("Accept-Language", "header", string),
                "correlationId",
                        parameter(
                                "X-Correlation-Id",
                                "header",
                                map("type", "string", "pattern", "^[A-Za-z0-9._-]{1,64}$")));
    }

    private Map<String, Object> parameter(String name, String in, Map<String, Object> schema) {
        return map("name", name, "in", in, "description", text("parameter." + name), "schema", schema);
    }

    private Map<String, Object> headers() {
        Map<String, Object> headers = map();
        for (String name : List.of(
                "X-Correlation-Id",
                "Location",
                "Link",
                "ETag",
                "Idempotency-Replayed",
                "Retry-After",
                "WWW-Authenticate")) {
            String type = name.equals("Retry-After") ? "integer" : "string";
            headers.put(name, map("description", text("header." + name), "schema", map("type", type)));
        }
        return headers;
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }
}
