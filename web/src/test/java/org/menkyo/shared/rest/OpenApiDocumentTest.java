package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaParameter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.Settings;

/** The document that the build writes beside the classes. */
@Tag("LC-1102")
class OpenApiDocumentTest {

    private static final String TEXT =
            new String(new OpenApiResource(new Settings()).document(), StandardCharsets.UTF_8);
    private static final Path NAMES = Path.of("src/test/resources/openapi-names.txt");
    private static final OpenAPI DOCUMENT = parse().getOpenAPI();

    @Test
    void isValid() {
        assertThat(parse().getMessages()).isEmpty();
        assertThat(DOCUMENT.getOpenapi()).startsWith("3.0");
    }

    @Test
    void hasEveryResourceAndNothingElse() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((verb, operation) -> documented.add(verb + " " + path)));

        assertThat(documented)
                .isEqualTo(ResourcesTest.resourceMethods()
                        .filter(method -> !method.getRawReturnType().isArray())
                        .map(method -> ResourcesTest.verb(method) + " " + ResourcesTest.path(method))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void describesEachOperationAndWhoMayCallIt() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            assertThat(operation.getSummary()).as(name).isNotBlank();
            assertThat(operation.getResponses()).as(name).containsKeys("401", "default");
            if (operation.getExtensions() != null && operation.getExtensions().containsKey("x-menkyo-operation")) {
                var performed = org.menkyo.permission.Operation.valueOf(
                        (String) operation.getExtensions().get("x-menkyo-operation"));
                String who = performed.activity().isPresent() && !PermissionMatrix.needsRole(performed)
                        ? "everybody who is registered"
                        : performed.activity().isPresent()
                                ? PermissionMatrix.rolesFor(performed).get(0).name()
                                : PermissionMatrix.partiesFor(performed)
                                        .iterator()
                                        .next()
                                        .name();
                assertThat(operation.getDescription()).as(name).contains(who);
            }
        });
    }

    @Test
    void tellsOfIdempotencyKeysAndPages() {
        assertThat(parameterNames("submitOrder")).contains("Idempotency-Key");
        assertThat(parameterNames("revealProductKey")).doesNotContain("Idempotency-Key");
        assertThat(parameterNames("listLicenses")).contains("cursor", "size");
        assertThat(parameterNames("decidePermissionRequest")).contains("If-Match");
        assertThat(operations().get("signUp").getSecurity())
                .anySatisfy(requirement -> assertThat(requirement).isEmpty());
        assertThat(operations().get("submitOrder").getSecurity()).isNull();
    }

    @Test
    void examplesOfBodiesAreAccepted() {
        JsonObject schemas;
        try (JsonReader reader = Json.createReader(new StringReader(TEXT))) {
            schemas = reader.readObject().getJsonObject("components").getJsonObject("schemas");
        }
        Set<Class<?>> bodies = ResourcesTest.resourceMethods()
                .flatMap(method -> method.getParameters().stream())
                .map(JavaParameter::getRawType)
                .filter(type -> type.isRecord())
                .map(type -> type.reflect())
                .collect(Collectors.toSet());

        assertThat(bodies).hasSizeGreaterThan(10).allSatisfy(body -> {
            JsonObject schema = schemas.getJsonObject(body.getSimpleName());
            assertThat(schema.getJsonObject("example")).as(body.getSimpleName()).isNotNull();
            assertThat(JsonText.bind(schema.getJsonObject("example").toString(), body))
                    .isInstanceOf(body);
        });
    }

    /**
     * Names that generated clients use stay. A name that is new is written by this test with {@code
     * -Dopenapi.names.write=true}; one that went breaks whoever uses it.
     */
    @Test
    @Tag("LC-1109")
    void namesOfOperationsAndSchemasStay() throws IOException {
        String names = Stream.concat(
                        operations().keySet().stream(), DOCUMENT.getComponents().getSchemas().keySet().stream())
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("openapi.names.write")) {
            Files.writeString(NAMES, names);
        }

        assertThat(Files.readString(NAMES)).isEqualTo(names);
    }

    @Test
    @Tag("LC-1109")
    void answersAreOpenAndRequestsAreClosed() {
        DOCUMENT.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> {
                    operation.getResponses().values().stream()
                            .filter(response -> response.getContent() != null)
                            .flatMap(response -> response.getContent().values().stream())
                            .forEach(media -> assertOpen(media.getSchema(), new HashSet<>()));
                    if (operation.getRequestBody() != null) {
                        operation
                                .getRequestBody()
                                .getContent()
                                .values()
                                .forEach(media -> assertClosed(media.getSchema(), new HashSet<>()));
                    }
                });
        assertOpen(named("Problem"), new HashSet<>());
    }

    private static void assertOpen(Schema<?> schema, Set<String> seen) {
        assertThat(schema.getEnum()).as(schema.getDescription()).isNull();
        if (schema.getProperties() != null) {
            assertThat(schema.getAdditionalProperties()).isEqualTo(true);
        }
        parts(schema, seen).forEach(part -> assertOpen(part, seen));
    }

    private static void assertClosed(Schema<?> schema, Set<String> seen) {
        assertThat(schema.getExtensions()).as(schema.getDescription()).isNull();
        if (schema.getProperties() != null) {
            assertThat(schema.getAdditionalProperties()).isEqualTo(false);
        }
        parts(schema, seen).forEach(part -> assertClosed(part, seen));
    }

    private static List<Schema<?>> parts(Schema<?> schema, Set<String> seen) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schema.get$ref() != null && seen.add(schema.get$ref())) {
            parts.add(named(schema.get$ref().replaceAll(".*/", "")));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        return parts;
    }

    @Test
    @Tag("LC-1109")
    void membersThatCanBeAbsentAreNotRequired() {
        assertThat(required("KmsHealth")).containsExactlyInAnyOrder("status", "projectionLagSeconds", "dns");
        assertThat(required("AddOpenLicenseResult")).containsExactly("outcome");
        assertThat(required("SubmitOrder"))
                .containsExactlyInAnyOrder("orderNumber", "organization", "endCustomers", "lines");
    }

    private static List<String> required(String schema) {
        return named(schema).getRequired();
    }

    private static Schema<?> named(String name) {
        return DOCUMENT.getComponents().getSchemas().get(name);
    }

    /** Files have limits of their own, and lists of distinct words end by themselves. */
    @Test
    @Tag("LC-1109")
    void requestsTellTheirLimits() {
        List<String> unbounded = new ArrayList<>();
        DOCUMENT.getComponents().getSchemas().forEach((name, schema) -> {
            if (Boolean.FALSE.equals(schema.getAdditionalProperties())) {
                for (Map.Entry<?, ?> member : ((Map<?, ?>) schema.getProperties()).entrySet()) {
                    if (!isBounded((Schema<?>) member.getValue())) {
                        unbounded.add(name + "." + member.getKey());
                    }
                }
            }
        });

        assertThat(unbounded).containsExactly("SubscribeWebhook.events");
    }

    private static boolean isBounded(Schema<?> member) {
        if (member.getType() == null) {
            return true;
        }
        return switch (member.getType()) {
            case "string" ->
                member.getMaxLength() != null || List.of("uuid", "date-time").contains(member.getFormat());
            case "integer" -> member.getMinimum() != null && member.getMaximum() != null;
            case "array" -> member.getMaxItems() != null;
            default -> true;
        };
    }

    @Test
    @Tag("LC-1109")
    void parametersHaveTheTypeThatTheyAreReadAs() {
        assertThat(parameter("listKmsHostEvents", "from").getFormat()).isEqualTo("date-time");
        assertThat(parameter("listKmsHostEvents", "until").getFormat()).isEqualTo("date-time");
        assertThat(parameter("listKmsHostEvents", "cmid").getFormat()).isEqualTo("uuid");
        for (String[] named : new String[][] {
            {"listPermissionRequests", "state"}, {"listSupportCases", "state"}, {"explainAccess", "operation"}
        }) {
            String reference = parameter(named[0], named[1]).get$ref();
            assertThat(named(reference.replaceAll(".*/", "")).getEnum()).isNotEmpty();
        }
    }

    private static Schema<?> parameter(String operation, String name) {
        return operations().get(operation).getParameters().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .findFirst()
                .orElseThrow()
                .getSchema();
    }

    @Test
    void namesAWholeAddress() {
        assertThat(DOCUMENT.getServers())
                .singleElement()
                .satisfies(server -> assertThat(server.getUrl()).isEqualTo("http://localhost:8080/api"));
    }

    private static SwaggerParseResult parse() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(TEXT, null, options);
    }

    private static Map<String, Operation> operations() {
        return DOCUMENT.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .collect(Collectors.toMap(Operation::getOperationId, operation -> operation));
    }

    private static Set<String> parameterNames(String operation) {
        return operations().get(operation).getParameters().stream()
                .map(parameter -> parameter.get$ref() == null
                        ? parameter
                        : DOCUMENT.getComponents()
                                .getParameters()
                                .get(parameter.get$ref().replaceAll(".*/", "")))
                .map(Parameter::getName)
                .collect(Collectors.toSet());
    }
}
