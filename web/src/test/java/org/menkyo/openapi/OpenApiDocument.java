package org.menkyo.openapi;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.menkyo.openapi.ResourceMethods.ResourceMethod;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.paging.PageRequest;
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
                module.resolve("../protocol/src/main/java"),
                module.resolve("../planning/src/main/java")));
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
        OpenAPI document = new OpenApiDocument(comments, examples, texts, errors, bodies).of(arguments[0], resources);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.pretty(document));
    }

    private OpenAPI of(String version, List<ResourceMethod> resources) {
        OpenAPI document = new OpenAPI()
                .openapi("3.0.3")
                .info(new Info()
                        .title("Menkyo")
                        .version(version)
                        .description(text("description"))
                        .contact(new Contact().name(text("contact")))
                        .license(new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0.txt")))
                .addServersItem(new Server()
                        .url(SettingsRegister.BASE_URL.defaultValue().orElseThrow() + "/api"))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
        Operations operations = new Operations(comments, schemas, texts, errors);
        Map<String, Tag> tags = new TreeMap<>();
        for (ResourceMethod resource : resources) {
            Class<?> type = resource.method().getDeclaringClass();
            tags.computeIfAbsent(
                    operations.tag(type), name -> new Tag().name(name).description(describe(type)));
            if (document.getPaths() == null || !document.getPaths().containsKey(resource.path())) {
                document.path(resource.path(), new PathItem());
            }
            document.getPaths()
                    .get(resource.path())
                    .operation(PathItem.HttpMethod.valueOf(resource.verb()), operations.of(resource));
        }
        return document.tags(List.copyOf(tags.values())).components(components());
    }

    private String describe(Class<?> resource) {
        return Optional.ofNullable(texts.getProperty("tag." + Operations.feature(resource) + ".description"))
                .or(() -> comments.ofPackage(resource.getPackageName()))
                .orElseThrow(() -> new IllegalStateException(resource.getPackageName() + " has no comment"));
    }

    private Components components() {
        Schema<?> problem = schemas.ofAnswer(Problem.class);
        schemas.ofAnswer(ErrorCode.class);
        tellAllCodes(problem);
        Components components = new Components();
        schemas.components().forEach(components::addSchemas);
        addParameters(components);
        for (String name : List.of(
                "X-Correlation-Id",
                "Location",
                "Link",
                "ETag",
                "Idempotency-Replayed",
                "Retry-After",
                "WWW-Authenticate")) {
            String type = name.equals("Retry-After") ? "integer" : "string";
            components.addHeaders(
                    name, new Header().description(text("header." + name)).schema(new Schema<>().type(type)));
        }
        for (String status :
                List.of("400", "401", "403", "404", "406", "409", "412", "413", "415", "422", "429", "default")) {
            components.addResponses(status, response(status, problem));
        }
        return components
                .addSecuritySchemes("basic", signIn("basic"))
                .addSecuritySchemes("bearer", signIn("bearer").bearerFormat("JWT"));
    }

    private SecurityScheme signIn(String scheme) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(text("security." + scheme));
    }

    /** Problems carry codes of services and those that only REST has; all of them are words of one schema. */
    private void tellAllCodes(Schema<?> problem) {
        Schema<?> code = schemas.components().get("ErrorCode");
        code.addExtension(Schemas.WORDS, errors.all());
        for (HttpError error : HttpError.values()) {
            String text = comments.ofMember(HttpError.class, error.name()).orElseThrow();
            code.setDescription(code.getDescription() + "\n- `" + error + "`: " + text);
        }
        Schema<?> described = schemas.components()
                .get(problem.get$ref().replaceAll(".*/", ""))
                .getProperties()
                .get("code");
        described.type(null).addAllOfItem(new Schema<>().$ref("ErrorCode"));
    }

    private ApiResponse response(String status, Schema<?> problem) {
        MediaType content = new MediaType().schema(problem);
        examples.named("problem-" + status).ifPresent(content::setExample);
        ApiResponse response = new ApiResponse()
                .description(text("response." + status))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, content))
                .addHeaderObject("X-Correlation-Id", new Header().$ref("X-Correlation-Id"));
        if (status.equals("401")) {
            response.addHeaderObject("WWW-Authenticate", new Header().$ref("WWW-Authenticate"));
        }
        if (List.of("403", "409", "429", "default").contains(status)) {
            response.addHeaderObject("Retry-After", new Header().$ref("Retry-After"));
        }
        return response;
    }

    private void addParameters(Components components) {
        Schema<?> size = new Schema<>();
        size.type("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_SIZE));
        size.setDefault(PageRequest.DEFAULT_SIZE);
        components
                .addParameters("cursor", parameter("cursor", "query", string()))
                .addParameters("size", parameter("size", "query", size))
                .addParameters("idempotencyKey", parameter("Idempotency-Key", "header", string().maxLength(130)))
                .addParameters("ifMatch", parameter("If-Match", "header", string()))
                .addParameters("ifNoneMatch", parameter("If-None-Match", "header", string()))
                .addParameters("acceptLanguage", parameter("Accept-Language", "header", string()))
                .addParameters(
                        "correlationId",
                        parameter("X-Correlation-Id", "header", string().pattern("^[A-Za-z0-9._-]{1,64}$")));
    }

    private static Schema<?> string() {
        return new Schema<>().type("string");
    }

    private Parameter parameter(String name, String in, Schema<?> schema) {
        return new Parameter()
                .name(name)
                .in(in)
                .description(text("parameter." + name))
                .schema(schema);
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }
}
