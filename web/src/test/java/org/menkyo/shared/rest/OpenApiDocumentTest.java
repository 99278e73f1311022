package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaParameter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.permission.PermissionMatrix;

/** The document that the build writes beside the classes. */
@Tag("LC-1102")
class OpenApiDocumentTest {

    private static final String TEXT = new String(new OpenApiResource().document(), StandardCharsets.UTF_8);
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
            if (operation.getExtensions() != null) {
                var performed = org.menkyo.permission.Operation.valueOf(
                        (String) operation.getExtensions().get("x-menkyo-operation"));
                String who = performed.activity().isPresent()
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
            assertThat(CommandBinder.bind(schema.getJsonObject("example"), body))
                    .isInstanceOf(body);
        });
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
