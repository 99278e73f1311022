package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;

/** Asks the activation service over HTTP: {@code POST activations} below the base address (VA-402). */
public final class HttpActivationCenter implements ActivationCenter {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final Supplier<HttpClient> client;
    private final URI activations;

    /**
     * Asks the service at this base address.
     *
     * @param base for example {@code https://example.com/api}
     */
    public HttpActivationCenter(URI base) {
        this(() -> SharedClient.INSTANCE, base);
    }

    /** As above, through a client with settings of its own, such as a proxy or trusted certificates. */
    public HttpActivationCenter(HttpClient client, URI base) {
        this(() -> client, base);
    }

    private HttpActivationCenter(Supplier<HttpClient> client, URI base) {
        this.client = client;
        this.activations = URI.create(base.toString().replaceAll("/+$", "") + "/activations");
    }

    @Override
    public CenterAnswer activate(ProductKey key, InstallationId installationId, Locale language) throws IOException {
        String body = Json.createObjectBuilder()
                .add("productKey", key.formatted())
                .add("installationId", installationId.formatted())
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(activations)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", language.toLanguageTag())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> response = client.get().send(request, HttpResponse.BodyHandlers.ofInputStream());
            return understand(response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the request was interrupted");
        }
    }

    private static CenterAnswer understand(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status != 200 && status != 201 && (status < 400 || status >= 500)) {
            response.body().close();
            throw new IOException("the activation service answered with status " + status);
        }
        JsonObject json = read(response);
        try {
            return status < 400
                    ? new CenterAnswer.Confirmed(
                            ConfirmationId.parse(json.getString("confirmationId")),
                            MakConfirmation.parse(json.getString("confirmation")),
                            json.getBoolean("counted"),
                            json.getInt("remainingActivations"))
                    : new CenterAnswer.Refused(
                            json.getString("code", "HTTP_" + status),
                            json.getString("detail", json.getString("title", "")));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new IOException("the activation service's answer is not understood", e);
        }
    }

    private static JsonObject read(HttpResponse<InputStream> response) throws IOException {
        byte[] body;
        try (InputStream in = response.body()) {
            body = in.readNBytes(MAX_ANSWER_BYTES + 1);
        }
        if (body.length > MAX_ANSWER_BYTES) {
            throw new IOException("the activation service's answer is too long");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new IOException(
                    "the activation service's answer with status " + response.statusCode() + " is not understood", e);
        }
    }

    /** One client for all, made when it is first needed: it has threads of its own. */
    private static final class SharedClient {

        static final HttpClient INSTANCE =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }
}
