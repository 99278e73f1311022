package org.menkyo.it.demo;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/**
 * An answer over REST.
 *
 * @param call what was asked: method and path
 * @param status the HTTP status
 * @param mediaType the media type without parameters; empty if there is no body
 * @param body the body as text
 */
public record RestAnswer(String call, int status, String mediaType, String body) {

    private static final String PROBLEM = "application/problem+json";

    /** @throws DemoFailedException if the status is another one */
    public RestAnswer expect(int wanted) {
        if (status != wanted) {
            throw new DemoFailedException(
                    call + " was answered with " + status + " instead of " + wanted + reason() + ".");
        }
        return this;
    }

    /** The error's stable code, if the answer is a problem. */
    public String problemCode() {
        return PROBLEM.equals(mediaType) ? object().getString("code", "") : "";
    }

    /** The body as an object. */
    public JsonObject object() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException malformed) {
            throw new DemoFailedException(call + " was answered with something that is no JSON object.", malformed);
        }
    }

    /** The entries of a page of a list. */
    public List<JsonObject> items() {
        if (object().get("items") instanceof jakarta.json.JsonArray items) {
            return items.getValuesAs(JsonValue::asJsonObject);
        }
        throw missing("items");
    }

    /** A text member. */
    public String text(String name) {
        if (object().get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw missing(name);
    }

    /** A whole number. */
    public int number(String name) {
        if (object().get(name) instanceof JsonNumber number) {
            return number.intValue();
        }
        throw missing(name);
    }

    /** A truth value. */
    public boolean flag(String name) {
        JsonValue value = object().getOrDefault(name, JsonValue.NULL);
        if (value.getValueType() == JsonValue.ValueType.TRUE || value.getValueType() == JsonValue.ValueType.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw missing(name);
    }

    private DemoFailedException missing(String name) {
        return new DemoFailedException("The answer to " + call + " has no proper \"" + name + "\".");
    }

    private String reason() {
        return PROBLEM.equals(mediaType)
                ? ": " + object().getString("detail", problemCode()).replaceFirst("\\.$", "")
                : "";
    }
}
