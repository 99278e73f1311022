package org.menkyo.it.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.menkyo.it.product.RunningProduct;

/** One call of the REST interface as any HTTP client makes it, without a help that would hide what is tested. */
final class RestCall {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String method;
    private final HttpRequest.Builder request;
    private BodyPublisher body = BodyPublishers.noBody();

    private RestCall(String method, String path) {
        this.method = method;
        URI address = RunningProduct.get().rest(path);
        this.request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
    }

    static RestCall get(String path) {
        return new RestCall("GET", path);
    }

    static RestCall post(String path) {
        return new RestCall("POST", path);
    }

    static RestCall of(String method, String path) {
        return new RestCall(method, path);
    }

    /** Signs in with a demo account, whose password is its name and {@code -1}, or with an account of {@link RestWorld}. */
    RestCall as(String account) {
        return as(account, account + "-1");
    }

    RestCall as(String account, String password) {
        byte[] credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    RestCall header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    RestCall json(String text) {
        return body("application/json", text);
    }

    RestCall body(String mediaType, String text) {
        body = BodyPublishers.ofString(text);
        return header("Content-Type", mediaType);
    }

    /** Sends; an answer of which the OpenAPI document says something else fails the test (LC-1109). */
    HttpResponse<String> send() {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.method(method, body).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            List<String> differences = OpenApi.served().differences(answer);
            if (!differences.isEmpty()) {
                throw new AssertionError("not as documented: " + differences + " in " + answer.body());
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends and returns the body of an answer with the status. */
    JsonObject expect(int status) {
        HttpResponse<String> answer = send();
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + ": " + answer.statusCode()
                    + " instead of " + status + ", " + answer.body());
        }
        return object(answer);
    }

    static JsonObject object(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
