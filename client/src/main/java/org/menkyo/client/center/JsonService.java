package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls a center's REST resources with JSON and reads bounded answers. */
final class JsonService {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONG_WORK = Duration.ofMinutes(10);

    private final Supplier<HttpClient> client;
    private final String base;
    private final int maxAnswerBytes;
    private final Optional<Account> account;
    private final Duration answerTimeout;

    /**
     * An answer that was understood as JSON.
     *
     * @param status 2xx or 4xx
     */
    record Answer(int status, JsonObject body) {

        boolean isError() {
            return status >= 400;
        }

        /** The stable name of an error. */
        String code() {
            return body.getString("code", "HTTP_" + status);
        }

        /** An error in words, with what is wrong with each field. */
        String detail() {
            StringBuilder words = new StringBuilder(body.getString("detail", body.getString("title", "")));
            if (body.get("errors") instanceof JsonArray fields) {
                for (JsonValue field : fields) {
                    if (field instanceof JsonObject wrong) {
                        words.append(' ').append(wrong.getString("text", ""));
                    }
                }
            }
            return words.toString().strip();
        }
    }

    /** Calls resources below this address through a client that all share. */
    JsonService(URI base, int maxAnswerBytes) {
        this(() -> SharedClient.INSTANCE, base, maxAnswerBytes);
    }

    JsonService(Supplier<HttpClient> client, URI base, int maxAnswerBytes) {
        this(client, base.toString().replaceAll("/+$", ""), maxAnswerBytes, Optional.empty(), ANSWER_TIMEOUT);
    }

    private JsonService(
            Supplier<HttpClient> client,
            String base,
            int maxAnswerBytes,
            Optional<Account> account,
            Duration answerTimeout) {
        this.client = client;
        this.base = base;
        this.maxAnswerBytes = maxAnswerBytes;
        this.account = account;
        this.answerTimeout = answerTimeout;
    }

    /** The same service, signed in as this account. */
    JsonService signedIn(Account account) {
        return new JsonService(client, base, maxAnswerBytes, Optional.of(account), answerTimeout);
    }

    /** The same service, waited for as long as a call with much work may take. */
    JsonService patient() {
        return new JsonService(client, base, maxAnswerBytes, account, LONG_WORK);
    }

    /**
     * Sends a body and reads the answer.
     *
     * @param path below the base address, without a slash at its beginning
     * @throws IOException if the service cannot be reached, fails, or answers something else than a JSON object
     */
    Answer send(String method, String path, JsonObject body, Locale language) throws IOException {
        return sent(request(path, language)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Reads a resource; as {@link #send}. */
    Answer receive(String path, Locale language) throws IOException {
        return sent(request(path, language).GET());
    }

    private HttpRequest.Builder request(String path, Locale language) throws IOException {
        HttpRequest.Builder request = request(base + "/" + path)
                .timeout(answerTimeout)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language.toLanguageTag());
        account.ifPresent(signIn -> request.header("Authorization", signIn.basic()));
        return request;
    }

    private static HttpRequest.Builder request(String address) throws IOException {
        try {
            URI uri = new URI(address);
            InsecureAddressException.check(uri);
            return HttpRequest.newBuilder(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("this is no address of a service", e);
        }
    }

    private Answer sent(HttpRequest.Builder request) throws IOException {
        try {
            return understood(client.get().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (ConnectException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the request was interrupted");
        }
    }

    /** Java's own exceptions of this kind say nothing. */
    private static IOException unreachable(ConnectException e) {
        boolean unknown = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof UnresolvedAddressException);
        return new IOException(unknown ? "the name of the host is not known" : "no connection can be made", e);
    }

    private Answer understood(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status != 200 && status != 201 && (status < 400 || status >= 500)) {
            response.body().close();
            throw new IOException("the service answered with status " + status);
        }
        byte[] body;
        try (InputStream in = response.body()) {
            body = in.readNBytes(maxAnswerBytes + 1);
        }
        if (body.length > maxAnswerBytes) {
            throw new IOException("the service's answer is too long");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return new Answer(status, reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            throw new IOException("the service's answer with status " + status + " is not understood", e);
        }
    }

    /** One client for all, made when it is first needed: it has threads of its own. */
    private static final class SharedClient {

        static final HttpClient INSTANCE =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }
}
