package org.menkyo.it.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes calls from the OpenAPI document and alters them in all that a sender has in hand: method, path, parameters, headers,
 * media types and body. The same seed makes the same calls, apart from what the server gave out.
 */
final class HostileCalls {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "X");

    /** It would change what other tests order. */
    private static final String LEFT_OUT = "PUT /catalog";

    private static final List<String> OUTSIDE = List.of(
            "/",
            "/openapi",
            "/api",
            "/api/",
            "/x",
            "/api/problem",
            "/api/openapi.json",
            "/confirm?utm=1",
            "/sign-in",
            "/favicon.ico",
            "//api/orders",
            "/api/./orders",
            "/api/%2e%2e/openapi",
            "/api/WEB-INF/web.xml",
            "/api/orders/..;/x",
            "/api/%57EB-INF/web.xml",
            "*");

    private final Random random;
    private final HostileValues values;
    private final HostileBodies bodies;
    private final List<JsonObject> operations = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> templates = new ArrayList<>();
    private final JsonObject document;
    private final Map<String, String> callers;

    /**
     * @param document the OpenAPI document
     * @param callers the header Authorization of each caller by name; empty for somebody who does not sign in
     * @param known values of parameters and members that mean something to the server
     */
    HostileCalls(long seed, JsonObject document, Map<String, String> callers, Map<String, List<String>> known) {
        this.random = new Random(seed);
        this.document = document;
        this.callers = callers;
        this.values = new HostileValues(random, known);
        this.bodies = new HostileBodies(random, document, values);
        document.getJsonObject("paths")
                .forEach((template, item) -> item.asJsonObject().forEach((method, operation) -> {
                    String verb = method.toUpperCase(Locale.ROOT);
                    if (METHODS.contains(verb) && !LEFT_OUT.equals(verb + " " + template)) {
                        templates.add(template);
                        methods.add(verb);
                        operations.add(operation.asJsonObject());
                    }
                }));
    }

    HostileCall next() {
        int at = random.nextInt(operations.size());
        JsonObject operation = operations.get(at);
        List<String> headers = new ArrayList<>();
        String caller = one(List.copyOf(callers.keySet()));
        authorization(caller, headers);
        byte[] body = null;
        if (operation.containsKey("requestBody") && !oneIn(20) || oneIn(30)) {
            body = bodies.body(operation);
            headers.add("Content-Type: " + (oneIn(8) ? values.mediaType() : "application/json"));
        }
        String target = oneIn(40) ? one(OUTSIDE) : path(templates.get(at)) + query(operation);
        for (int i = oneIn(2) ? 0 : random.nextInt(4); i > 0; i--) {
            headers.add(values.header());
        }
        return new HostileCall(caller, oneIn(15) ? one(METHODS) : methods.get(at), target, headers, body);
    }

    private void authorization(String caller, List<String> headers) {
        String valid = callers.get(caller);
        if (oneIn(25)) {
            headers.add("Authorization: " + values.authorization());
        } else if (!valid.isEmpty()) {
            headers.add("Authorization: " + valid);
        }
    }

    private String path(String template) {
        StringBuilder path = new StringBuilder("/api");
        for (String step : template.substring(1).split("/")) {
            String value = step;
            if (step.startsWith("{")) {
                String name = step.substring(1, step.indexOf('}'));
                value = values.escaped(oneIn(2) ? values.known(name) : values.any());
            } else if (oneIn(60)) {
                value = values.escaped(values.any());
            }
            path.append('/').append(value);
        }
        if (oneIn(30)) {
            int cut = random.nextInt(path.length());
            path.insert(
                    Math.max(1, cut),
                    one(List.of("%", "%zz", "%00", "\u00e3\u0081\u0082", "{", "|", "//", ";a=b", "%ff", "..", "\"")));
        }
        return path.toString();
    }

    private String query(JsonObject operation) {
        List<String> parameters = new ArrayList<>();
        if (operation.containsKey("parameters")) {
            for (JsonValue entry : operation.getJsonArray("parameters")) {
                JsonObject parameter = bodies.resolve(entry.asJsonObject());
                if (parameter.getString("in").equals("query") && !oneIn(3)) {
                    String name = parameter.getString("name");
                    parameters.add(values.escaped(oneIn(15) ? values.any() : name) + "="
                            + values.escaped(oneIn(2) ? values.known(name) : values.any()));
                }
            }
        }
        if (oneIn(12)) {
            parameters.add(values.escaped(values.any()) + "=" + values.escaped(values.any()));
        }
        if (oneIn(200)) {
            parameters.add(IntStream.range(0, random.nextInt(1500))
                    .mapToObj(i -> "p" + i + "=")
                    .collect(Collectors.joining("&")));
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
