package org.menkyo.it.rest;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.it.product.RunningProduct;

/** The OpenAPI document that the server shows, and what it says of operations and of the form of answers. */
final class OpenApi {

    private static final Pattern PARTIES = Pattern.compile("(?:of these kinds|on the license ID): ([A-Z_, ]+)\\.");
    private static final String PATH = "/openapi.json";
    private static final String PROBLEM = "application/problem+json";
    private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

    private final JsonObject document;

    private OpenApi(JsonObject document) {
        this.document = document;
    }

    static OpenApi served() {
        return Served.DOCUMENT;
    }

    /** Loaded once, and not by {@link RestCall}, which compares each answer with it. */
    private static final class Served {

        private static final OpenApi DOCUMENT = new OpenApi(load());

        private static JsonObject load() {
            try (InputStream body = RunningProduct.get().rest(PATH).toURL().openStream();
                    JsonReader reader = Json.createReader(body)) {
                return reader.readObject();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /**
     * An operation.
     *
     * @param template the path as documented
     * @param path the path with values for its parameters
     * @param body the schema of the body, or null if it has none in JSON
     * @param open whether it can be called without sign-in
     * @param parties who may call it, by kind or by role
     */
    record Operation(String method, String template, String path, JsonObject body, boolean open, List<String> parties) {

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, value) -> {
                    JsonObject operation = value.asJsonObject();
                    JsonObject body = json(operation);
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT),
                            path,
                            path.replace("{permissionId}", "1").replaceAll("\\{[^}]*}", UNKNOWN_ID),
                            body == null ? null : resolve(body.getJsonObject("schema")),
                            operation.containsKey("security"),
                            parties(operation.getString("description"))));
                }));
        return operations;
    }

    /** What describes the body of an operation; null if it has none, or one that is no JSON. */
    static JsonObject json(JsonObject operation) {
        return operation.containsKey("requestBody")
                ? operation
                        .getJsonObject("requestBody")
                        .getJsonObject("content")
                        .getJsonObject("application/json")
                : null;
    }

    private static List<String> parties(String description) {
        Matcher named = PARTIES.matcher(description);
        return named.find() ? List.of(named.group(1).split(", ")) : List.of();
    }

    JsonObject resolve(JsonObject schema) {
        if (schema.containsKey("allOf")) {
            return resolve(schema.getJsonArray("allOf").getJsonObject(0));
        }
        if (!schema.containsKey("$ref")) {
            return schema;
        }
        String[] steps = schema.getString("$ref").split("/");
        JsonObject target = document;
        for (int i = 1; i < steps.length; i++) {
            target = target.getJsonObject(steps[i]);
        }
        return target;
    }

    /**
     * In what an answer differs from what the document says of its operation: its status, its form, and for a problem the
     * code. Nothing is said of calls that no operation serves.
     */
    List<String> differences(HttpResponse<String> answer) {
        String method = answer.request().method();
        Optional<JsonObject> operation = operation(method, answer.uri().getRawPath());
        if (operation.isEmpty()) {
            return List.of();
        }
        String where = method + " " + answer.uri().getPath();
        String status = String.valueOf(answer.statusCode());
        String mediaType =
                answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        List<String> differences = new ArrayList<>();
        JsonObject responses = operation.get().getJsonObject("responses");
        if (!responses.containsKey(status) && answer.statusCode() < 500) {
            differences.add(where + ": the status " + status + " is not documented");
        } else if (mediaType.equals(PROBLEM)) {
            JsonObject problem = RestCall.object(answer);
            differences.addAll(differencesOfProblem(problem));
            JsonArray codes =
                    operation.get().getJsonObject("x-error-codes").getJsonArray(String.valueOf(answer.statusCode()));
            if (codes == null || !codes.contains(Json.createValue(problem.getString("code")))) {
                differences.add(where + ": " + problem.getString("code") + " is not one of the errors of " + status);
            }
        } else if (responses.containsKey(status)
                && !responses.getJsonObject(status).containsKey("content")) {
            // A 304 names the media type of what it does not send again.
            if (!answer.body().isEmpty()) {
                differences.add(where + ": the body of " + status + " is not documented");
            }
        } else if (mediaType.equals("application/json") && responses.containsKey(status)) {
            compare(
                    where,
                    responses
                            .getJsonObject(status)
                            .getJsonObject("content")
                            .getJsonObject("application/json")
                            .getJsonObject("schema"),
                    RestCall.object(answer),
                    differences);
        }
        return differences;
    }

    /** The operation that serves a path; of two that could, the one with fewer parameters. */
    private Optional<JsonObject> operation(String method, String rawPath) {
        String path =
                rawPath.substring(RunningProduct.get().rest("").getRawPath().length());
        return document.getJsonObject("paths").entrySet().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparingInt(entry -> entry.getKey().split("\\{", -1).length))
                .map(entry -> entry.getValue().asJsonObject().getJsonObject(method.toLowerCase(Locale.ROOT)));
    }

    /** In what an answer to a GET differs from what the document says of it. */
    List<String> differences(String template, JsonObject answer) {
        JsonObject schema = document.getJsonObject("paths")
                .getJsonObject(template)
                .getJsonObject("get")
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        List<String> differences = new ArrayList<>();
        compare(template, schema, answer, differences);
        return differences;
    }

    /** In what a problem differs from the documented form. */
    List<String> differencesOfProblem(JsonObject problem) {
        List<String> differences = new ArrayList<>();
        compare(
                "problem",
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject("Problem"),
                problem,
                differences);
        return differences;
    }

    private void compare(String where, JsonObject described, JsonValue value, List<String> differences) {
        JsonObject schema = resolve(described);
        switch (schema.getString("type")) {
            case "object" -> compareObject(where, schema, value, differences);
            case "array" -> {
                if (value instanceof JsonArray array) {
                    for (int i = 0; i < array.size(); i++) {
                        compare(where + "/" + i, schema.getJsonObject("items"), array.get(i), differences);
                    }
                } else {
                    differences.add(where + " is no array");
                }
            }
            case "string" -> {
                if (!(value instanceof JsonString text)) {
                    differences.add(where + " is no string");
                } else if (schema.containsKey("x-extensible-enum")
                        && !schema.getJsonArray("x-extensible-enum").contains(text)) {
                    differences.add(where + " is none of the words: " + text);
                }
            }
            case "integer", "number" -> require(where, value, JsonValue.ValueType.NUMBER, differences);
            case "boolean" -> {
                if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                    differences.add(where + " is no boolean");
                }
            }
            default -> differences.add(where + " has an unknown type");
        }
    }

    private void compareObject(String where, JsonObject schema, JsonValue value, List<String> differences) {
        if (!(value instanceof JsonObject object)) {
            differences.add(where + " is no object");
            return;
        }
        if (schema.get("additionalProperties") instanceof JsonObject entries) {
            object.forEach((name, entry) -> compare(where + "/" + name, entries, entry, differences));
            return;
        }
        JsonObject properties = schema.getJsonObject("properties");
        object.forEach((name, member) -> {
            if (properties.containsKey(name)) {
                compare(where + "/" + name, properties.getJsonObject(name), member, differences);
            } else {
                differences.add(where + "/" + name + " is not documented");
            }
        });
        if (schema.containsKey("required")) {
            schema.getJsonArray("required").getValuesAs(JsonString::getString).stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> differences.add(where + "/" + name + " is missing"));
        }
    }

    private static void require(String where, JsonValue value, JsonValue.ValueType type, List<String> differences) {
        if (value.getValueType() != type) {
            differences.add(where + " is no " + type);
        }
    }
}
