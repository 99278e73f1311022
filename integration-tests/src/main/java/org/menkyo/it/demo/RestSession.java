package org.menkyo.it.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** Calls REST in the name of one account, or of nobody. */
public final class RestSession {

    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final String authorization;

    private RestSession(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Calls as somebody who is not signed in. */
    public static RestSession stranger(URI base) {
        return new RestSession(base, null);
    }

    /** Calls signed in by HTTP Basic. */
    public static RestSession signedIn(URI base, String name, String password) {
        return new RestSession(base, basic(name, password));
    }

    /** Calls signed in by a bearer token of an identity provider (RFC 6750). */
    public static RestSession withToken(URI base, String token) {
        return new RestSession(base, "Bearer " + token);
    }

    static String basic(String name, String password) {
        byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** The header {@code Authorization} of these calls, for programs of others; null for nobody. */
    public String authorization() {
        return authorization;
    }

    /** @param path below the base address, with its slash in front; may have a query */
    public RestAnswer get(String path) {
        return call("GET", path, null);
    }

    /** Posts without a body. */
    public RestAnswer post(String path) {
        return call("POST", path, null);
    }

    /** Posts JSON, with an idempotency key of its own. */
    public RestAnswer post(String path, JsonObject body) {
        return call("POST", path, body);
    }

    /** Posts JSON with an idempotency key that its repetitions have too. */
    public RestAnswer post(String path, JsonObject body, String key) {
        return call("POST", path, body, key);
    }

    /** Puts JSON in the place of what is there. */
    public RestAnswer put(String path, JsonObject body) {
        return call("PUT", path, body);
    }

    /** Deletes, without a body. */
    public RestAnswer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Appends bytes to an upload. */
    public RestAnswer append(String path, byte[] bytes, int from, int to) {
        return answer(
                "PATCH",
                path,
                request(path)
                        .method("PATCH", BodyPublishers.ofByteArray(bytes, from, to - from))
                        .header("Content-Type", "application/octet-stream"));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, text/plain;q=0.9")
                .header("Accept-Language", "en");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private RestAnswer call(String method, String path, JsonObject body) {
        return call(method, path, body, UUID.randomUUID().toString());
    }

    private RestAnswer call(String method, String path, JsonObject body, String key) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body.toString()))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key);
        }
        return answer(method, path, request);
    }

    private static RestAnswer answer(String method, String path, HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.build());
        String mediaType = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";")[0]
                .strip();
        return new RestAnswer(method + " " + path, response.statusCode(), mediaType, response.body());
    }

    /** Sends and waits for the answer. */
    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new DemoFailedException(
                    "No answer from " + request.uri().resolve("/") + ": is Menkyo running there?", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted.", interrupted);
        }
    }

    /** A JSON object of text members; names and values alternate. */
    public static JsonObject json(String... namesAndValues) {
        var object = Json.createObjectBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.build();
    }
}
