package org.menkyo.apidocument.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI document of the REST interface, which the build writes, in the parts that pages show. */
@ApplicationScoped
public class ApiDocument {

    private static final String REFERENCE = "$ref";
    private static final List<String> LIMITS =
            List.of("format", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "pattern");

    private final JsonObject components;
    private final Map<String, ApiOperation> operations = new LinkedHashMap<>();
    private final List<ApiGroup> groups;

    public ApiDocument() {
        JsonObject document = read();
        components = document.getJsonObject("components");
        Map<String, List<ApiOperation>> byGroup = new LinkedHashMap<>();
        document.getJsonArray("tags")
                .getValuesAs(JsonObject.class)
                .forEach(tag -> byGroup.put(tag.getString("name"), new ArrayList<>()));
        document.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject().forEach((method, value) -> {
                    JsonObject json = value.asJsonObject();
                    ApiOperation operation = operation(method, path, json);
                    operations.put(operation.id(), operation);
                    byGroup.get(json.getJsonArray("tags").getString(0)).add(operation);
                }));
        groups = byGroup.entrySet().stream()
                .map(group -> new ApiGroup(group.getKey(), sorted(group.getValue())))
                .toList();
    }

    private static JsonObject read() {
        try (InputStream stored = ApiDocument.class.getResourceAsStream("/META-INF/openapi.json");
                JsonReader reader = Json.createReader(stored)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ApiOperation> sorted(List<ApiOperation> operations) {
        return operations.stream()
                .sorted(Comparator.comparing(ApiOperation::path).thenComparing(ApiOperation::method))
                .toList();
    }

    /** All operations, by what they are about. */
    public List<ApiGroup> groups() {
        return groups;
    }

    /** An operation, by its stable name. */
    public Optional<ApiOperation> operation(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** An object that is sent or answered, by its name. */
    public Optional<ApiObject> object(String name) {
        JsonObject schema = components.getJsonObject("schemas").getJsonObject(name);
        return Optional.ofNullable(schema)
                .map(found -> new ApiObject(name, found.getString("description", ""), "", fields(found), words(found)));
    }

    private ApiOperation operation(String method, String path, JsonObject json) {
        Optional<Map.Entry<String, JsonValue>> success = json.getJsonObject("responses").entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst();
        return new ApiOperation(
                json.getString("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                json.getString("summary", ""),
                List.of(json.getString("description", "").split("\n\n")),
                parameters(json),
                content(json.getJsonObject("requestBody")),
                content(success.map(response -> response.getValue().asJsonObject())
                        .orElse(null)),
                success.map(Map.Entry::getKey).orElse(""));
    }

    private List<ApiField> parameters(JsonObject operation) {
        if (!operation.containsKey("parameters")) {
            return List.of();
        }
        return operation.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                .map(parameter -> parameter.containsKey(REFERENCE)
                        ? components.getJsonObject("parameters").getJsonObject(last(parameter.getString(REFERENCE)))
                        : parameter)
                .map(parameter -> new ApiField(
                        parameter.getString("name"),
                        parameter.getString("in"),
                        type(parameter.getJsonObject("schema")),
                        parameter.getBoolean("required", false),
                        limits(parameter.getJsonObject("schema")),
                        parameter.getString("description", "")))
                .toList();
    }

    /** What is sent or answered first of all; null for nothing. */
    private ApiType content(JsonObject message) {
        if (message == null || !message.containsKey("content")) {
            return null;
        }
        Map.Entry<String, JsonValue> first =
                message.getJsonObject("content").entrySet().iterator().next();
        ApiType type = type(first.getValue().asJsonObject().getJsonObject("schema"));
        return first.getKey().equals("application/json") ? type : new ApiType(first.getKey(), false, null);
    }

    private static List<ApiField> fields(JsonObject schema) {
        if (!schema.containsKey("properties")) {
            return List.of();
        }
        List<String> required = texts(schema, "required");
        return schema.getJsonObject("properties").entrySet().stream()
                .map(property -> {
                    JsonObject json = property.getValue().asJsonObject();
                    return new ApiField(
                            property.getKey(),
                            null,
                            type(json),
                            required.contains(property.getKey()),
                            limits(json),
                            json.getString("description", ""));
                })
                .toList();
    }

    private static List<String> words(JsonObject schema) {
        return texts(schema, "enum");
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }

    private static ApiType type(JsonObject schema) {
        if (schema.containsKey("items")) {
            ApiType one = type(schema.getJsonObject("items"));
            return new ApiType(one.name(), true, one.page());
        }
        return reference(schema)
                .map(name -> new ApiType(name, false, "/interfaces/types/" + name))
                .orElseGet(() -> new ApiType(schema.getString("type", "object"), false, null));
    }

    private static Optional<String> reference(JsonObject schema) {
        return Stream.concat(
                        Stream.of(schema),
                        schema.containsKey("allOf")
                                ? schema.getJsonArray("allOf").getValuesAs(JsonObject.class).stream()
                                : Stream.empty())
                .filter(part -> part.containsKey(REFERENCE))
                .map(part -> last(part.getString(REFERENCE)))
                .findFirst();
    }

    private static String limits(JsonObject schema) {
        return LIMITS.stream()
                .filter(schema::containsKey)
                .map(name -> name + " "
                        + (schema.get(name) instanceof JsonString text
                                ? text.getString()
                                : schema.get(name).toString()))
                .collect(Collectors.joining(", "));
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
