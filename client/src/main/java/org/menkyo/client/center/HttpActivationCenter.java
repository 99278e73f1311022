package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Locale;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.key.ProductKey;

/**
 * Asks the activation service over HTTP, below the base address: {@code POST activations} (VA-402), {@code POST
 * validations} and {@code GET host-certificate-status} (VA-207).
 */
public final class HttpActivationCenter implements ActivationCenter {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final JsonService service;

    /**
     * Asks the service at this base address.
     *
     * @param base for example {@code https://example.com/api}
     */
    public HttpActivationCenter(URI base) {
        this.service = new JsonService(base, MAX_ANSWER_BYTES);
    }

    /** As above, through a client with settings of its own, such as a proxy or trusted certificates. */
    public HttpActivationCenter(HttpClient client, URI base) {
        this.service = new JsonService(() -> client, base, MAX_ANSWER_BYTES);
    }

    @Override
    public CenterAnswer activate(ProductKey key, InstallationId installationId, Locale language) throws IOException {
        JsonService.Answer answer = service.send("POST", "activations", body(key, installationId), language);
        if (answer.isError()) {
            return new CenterAnswer.Refused(answer.code(), answer.detail());
        }
        try {
            JsonObject json = answer.body();
            return new CenterAnswer.Confirmed(
                    ConfirmationId.parse(json.getString("confirmationId")),
                    MakConfirmation.parse(json.getString("confirmation")),
                    json.getBoolean("counted"),
                    json.getInt("remainingActivations"));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw notUnderstood(e);
        }
    }

    @Override
    public ValidationResult validate(ProductKey key, InstallationId installationId) throws IOException {
        JsonService.Answer answer = service.send("POST", "validations", body(key, installationId), Locale.ENGLISH);
        if (answer.isError()) {
            throw new IOException("the activation service did not validate: " + answer.code());
        }
        try {
            return ValidationResult.valueOf(answer.body().getString("result"));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw notUnderstood(e);
        }
    }

    @Override
    public HostCertificateState hostCertificate(long serial) throws IOException {
        JsonService.Answer answer = service.receive("host-certificate-status?serial=" + serial, Locale.ENGLISH);
        if (answer.isError()) {
            throw new IOException("the activation service did not tell: " + answer.code());
        }
        try {
            return HostCertificateState.valueOf(answer.body().getString("status"));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw notUnderstood(e);
        }
    }

    private static JsonObject body(ProductKey key, InstallationId installationId) {
        return Json.createObjectBuilder()
                .add("productKey", key.formatted())
                .add("installationId", installationId.formatted())
                .build();
    }

    private static IOException notUnderstood(RuntimeException cause) {
        return new IOException("the activation service's answer is not understood", cause);
    }
}
