package org.menkyo.it.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies of calls: of the documented form, with some members altered, or altered as a whole. */
final class HostileBodies {

    private static final int MAX_DEPTH = 6;

    private final Random random;
    private final JsonObject document;
    private final HostileValues values;

    /** Whether the present body is as the document says, so that calls also get as far as the services. */
    private boolean calm;

    HostileBodies(Random random, JsonObject document, HostileValues values) {
        this.random = random;
        this.document = document;
        this.values = values;
    }

    byte[] body(JsonObject operation) {
        calm = random.nextBoolean();
        String text = oneIn(25) ? other() : json(schema(operation), "", 0);
        return switch (calm ? 5 : random.nextInt(20)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(Charset.forName("Shift_JIS"));
            case 2 -> ('\ufeff' + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.substring(0, random.nextInt(text.length() + 1)).getBytes(StandardCharsets.UTF_8);
            case 4 -> altered(text.getBytes(StandardCharsets.UTF_8));
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] altered(byte[] bytes) {
        for (int i = 0; i < 3 && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String other() {
        return switch (random.nextInt(8)) {
            case 0 -> "[".repeat(1 + random.nextInt(5000));
            case 1 -> "{\"a\":".repeat(1 + random.nextInt(2000)) + "1";
            case 2 -> "[" + "{},".repeat(random.nextInt(2000)) + "{}]";
            case 3 -> "{\"a\":1,\"a\":2}";
            case 4 -> "{\"" + "x".repeat(random.nextInt(300_000)) + "\":1}";
            case 5 -> values.any();
            case 6 -> "{} {}";
            default -> "1" + "0".repeat(random.nextInt(2000)) + "e" + random.nextInt(100_000);
        };
    }

    private JsonObject schema(JsonObject operation) {
        JsonObject json = OpenApi.json(operation);
        return json == null ? JsonValue.EMPTY_JSON_OBJECT : json.getJsonObject("schema");
    }

    JsonObject resolve(JsonObject described) {
        JsonObject target = described;
        while (target.containsKey("$ref")) {
            String[] steps = target.getString("$ref").split("/");
            target = document;
            for (int i = 1; i < steps.length; i++) {
                target = target.getJsonObject(steps[i]);
            }
        }
        for (String combined : List.of("allOf", "oneOf", "anyOf")) {
            if (target.containsKey(combined)) {
                return resolve(target.getJsonArray(combined).getJsonObject(0));
            }
        }
        return target;
    }

    private String json(JsonObject described, String name, int depth) {
        if (!calm && oneIn(15)) {
            return wrong();
        }
        JsonObject schema = resolve(described);
        if (schema.containsKey("enum")) {
            JsonArray words = schema.getJsonArray("enum");
            return words.get(random.nextInt(words.size())).toString();
        }
        JsonValue type = schema.getOrDefault("type", JsonValue.NULL);
        return switch (type instanceof JsonString text ? text.getString() : "") {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer", "number" -> !calm && oneIn(5) ? number() : Integer.toString(1 + random.nextInt(3));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> quoted(!calm && oneIn(3) ? values.any() : values.known(name));
        };
    }

    private String object(JsonObject schema, int depth) {
        List<String> members = new ArrayList<>();
        if (depth < MAX_DEPTH && schema.containsKey("properties")) {
            schema.getJsonObject("properties").forEach((name, member) -> {
                if (calm || !oneIn(10)) {
                    members.add(quoted(name) + ":" + json(member.asJsonObject(), name, depth + 1));
                }
            });
        }
        if (!calm && oneIn(40)) {
            members.add(quoted(values.any()) + ":" + wrong());
        }
        return "{" + String.join(",", members) + "}";
    }

    private String array(JsonObject schema, String name, int depth) {
        List<String> entries = new ArrayList<>();
        for (int i = !calm && oneIn(8) ? 0 : 1 + random.nextInt(2); i > 0 && depth < MAX_DEPTH; i--) {
            entries.add(json(schema.getJsonObject("items"), name, depth + 1));
        }
        if (!calm && oneIn(20) && !entries.isEmpty()) {
            entries.add(entries.get(0));
        }
        return "[" + String.join(",", entries) + "]";
    }

    private String wrong() {
        return switch (random.nextInt(6)) {
            case 0 -> "null";
            case 1 -> number();
            case 2 -> "{}";
            case 3 -> "[null]";
            case 4 -> "\"\\ud800\"";
            default -> quoted(values.any());
        };
    }

    private String number() {
        List<String> numbers = List.of(
                "0",
                "-1",
                "1.5",
                "2147483648",
                "-9223372036854775809",
                "1e400",
                "1E-400",
                "0.1e1",
                "1e2147483648",
                "1000000");
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}
