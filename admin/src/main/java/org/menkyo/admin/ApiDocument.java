package org.menkyo.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.menkyo.admin.ApiValue.Kind;

/** The OpenAPI document that this release came with (LC-1109). */
final class ApiDocument {

    private static final String REFERENCE = "$ref";
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    private final JsonObject components;
    private final List<ApiOperation> operations = new ArrayList<>();

    private ApiDocument(JsonObject document) {
        components = document.getJsonObject("components");
        document.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject()
                        .forEach((method, value) -> operations.add(operation(path, method, value.asJsonObject()))));
    }

    /** Reads it. */
    static ApiDocument read() {
        try (InputStream stored = ApiDocument.class.getResourceAsStream("/META-INF/openapi.json");
                JsonReader reader = Json.createReader(stored)) {
            return new ApiDocument(reader.readObject());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<ApiOperation> operations() {
        return List.copyOf(operations);
    }

    private ApiOperation operation(String path, String method, JsonObject json) {
        List<JsonObject> parameters = json.containsKey("parameters")
                ? json.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                        .map(this::resolved)
                        .toList()
                : List.of();
        JsonObject sent = json.containsKey("requestBody")
                ? json.getJsonObject("requestBody").getJsonObject("content")
                : JsonValue.EMPTY_JSON_OBJECT;
        return new ApiOperation(
                json.getString("operationId"),
                json.getJsonArray("tags").getString(0),
                method.toUpperCase(Locale.ROOT),
                path,
                json.getString("summary", ""),
                json.getString("description", ""),
                IN_PATH.matcher(path)
                        .results()
                        .map(found -> named(parameters, found.group(1)))
                        .toList(),
                of(parameters, "query").map(this::parameter).toList(),
                of(parameters, "header")
                        .map(parameter -> parameter.getString("name"))
                        .toList(),
                schema(sent, "application/json").map(this::members).orElse(List.of()),
                sent.containsKey("application/octet-stream"),
                columns(json.getJsonObject("responses")));
    }

    private static Stream<JsonObject> of(List<JsonObject> parameters, String place) {
        return parameters.stream().filter(parameter -> parameter.getString("in").equals(place));
    }

    private ApiValue named(List<JsonObject> parameters, String name) {
        return of(parameters, "path")
                .filter(parameter -> parameter.getString("name").equals(name))
                .map(this::parameter)
                .findFirst()
                .orElseThrow();
    }

    private ApiValue parameter(JsonObject json) {
        return value(
                json.getString("name"),
                resolved(json.getJsonObject("schema")),
                json.getString("description", ""),
                json.getBoolean("required", false));
    }

    private List<ApiValue> members(JsonObject schema) {
        List<String> required = texts(schema, "required");
        List<ApiValue> members = new ArrayList<>();
        schema.getJsonObject("properties")
                .forEach((name, member) -> members.add(value(
                        name,
                        resolved(member.asJsonObject()),
                        member.asJsonObject().getString("description", ""),
                        required.contains(name))));
        return members;
    }

    private ApiValue value(String name, JsonObject schema, String description, boolean required) {
        Kind kind =
                switch (schema.getString("type", "object")) {
                    case "string" -> Kind.TEXT;
                    case "integer", "number" -> Kind.NUMBER;
                    case "boolean" -> Kind.FLAG;
                    case "array" ->
                        resolved(schema.getJsonObject("items"))
                                        .getString("type", "object")
                                        .equals("string")
                                ? Kind.TEXTS
                                : Kind.JSON;
                    default -> Kind.JSON;
                };
        JsonObject words = kind == Kind.TEXTS ? resolved(schema.getJsonObject("items")) : schema;
        String said = description.isEmpty() ? schema.getString("description", "") : description;
        return new ApiValue(name, kind, required, said, texts(words, "enum"));
    }

    private List<String> columns(JsonObject responses) {
        return responses.entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().asJsonObject())
                .filter(response -> response.containsKey("content"))
                .flatMap(response -> schema(response.getJsonObject("content"), "application/json").stream())
                .filter(schema -> schema.containsKey("properties"))
                .map(schema -> {
                    JsonObject properties = schema.getJsonObject("properties");
                    return properties.containsKey("items")
                            ? resolved(properties.getJsonObject("items").getJsonObject("items"))
                                    .getJsonObject("properties")
                            : properties;
                })
                .findFirst()
                .map(properties -> List.copyOf(properties.keySet()))
                .orElse(List.of());
    }

    private Optional<JsonObject> schema(JsonObject content, String mediaType) {
        return Optional.ofNullable(content.getJsonObject(mediaType))
                .map(media -> resolved(media.getJsonObject("schema")));
    }

    /** What a reference, or a schema that only adds a description to one, means. */
    private JsonObject resolved(JsonObject json) {
        if (json.containsKey("allOf")) {
            return resolved(json.getJsonArray("allOf").getJsonObject(0));
        }
        if (!json.containsKey(REFERENCE)) {
            return json;
        }
        String[] place = json.getString(REFERENCE).split("/");
        return resolved(components.getJsonObject(place[2]).getJsonObject(place[3]));
    }

    private static List<String> texts(JsonObject json, String member) {
        return json.containsKey(member) ? json.getJsonArray(member).getValuesAs(JsonString::getString) : List.of();
    }

    /** By what they are about. */
    static Map<String, List<ApiOperation>> byGroup(List<ApiOperation> operations) {
        Map<String, List<ApiOperation>> groups = new TreeMap<>();
        operations.forEach(operation -> groups.computeIfAbsent(operation.group(), name -> new ArrayList<>())
                .add(operation));
        return groups;
    }
}
