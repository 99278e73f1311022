package org.menkyo.kms.center;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;

/**
 * The publisher's center over REST, called as any device would (VA-314). The catalog names its address; the setting
 * {@code menkyo.center-url} goes before that.
 */
@ApplicationScoped
@Typed(RemoteActivationCenter.class)
public class RemoteActivationCenter implements ActivationCenter {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int MAX_ANSWER = 1 << 20;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final ClientCatalogs catalogs;
    private final Settings settings;

    @Inject
    public RemoteActivationCenter(ClientCatalogs catalogs, Settings settings) {
        this.catalogs = catalogs;
        this.settings = settings;
    }

    @Override
    public HostCertificate activate(Caller operator, Application application) {
        JsonObject request = Json.createObjectBuilder()
                .add("kmsHostKey", application.key().formatted())
                .add("installationId", application.installationId().formatted())
                .add("hostPublicKey", application.signingKey().toString())
                .add("platform", application.platform().name())
                .add("hostName", application.name())
                .build();
        try {
            return HostCertificate.parse(post(operator, request).getString("certificate"));
        } catch (IOException | JsonException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private URI address() {
        String center = settings.find(SettingsRegister.CENTER_URL)
                .or(() -> catalogs.current().center())
                .map(URI::toString)
                .orElseThrow(() -> new IllegalStateException("the catalog names no center; set menkyo.center-url"));
        return URI.create(center.replaceAll("/+$", "") + "/kms-host-activations");
    }

    private JsonObject post(Caller operator, JsonObject request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address().toURL().openConnection();
        try {
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Accept", "application/json, application/problem+json");
            connection.setRequestProperty(
                    "Accept-Language", operator.language().locale().toLanguageTag());
            try (OutputStream output = connection.getOutputStream()) {
                output.write(request.toString().getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return read(connection.getInputStream());
            }
            throw refusal(status, connection.getErrorStream());
        } finally {
            connection.disconnect();
        }
    }

    private static JsonObject read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_ANSWER);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }

    private static LicensingException refusal(int status, InputStream body) throws IOException {
        if (body == null || status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            return unavailable(new IOException("the center answered with the status " + status));
        }
        JsonObject problem = read(body);
        String name = problem.getString("code", "");
        Optional<ErrorCode> code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        if (code.isEmpty()) {
            return unavailable(new IOException("the center answered with the status " + status));
        }
        return new RejectedException(code.get(), problem.getString("detail", name));
    }

    private static UnavailableException unavailable(Exception cause) {
        UnavailableException unavailable = new UnavailableException(ErrorCode.UNAVAILABLE, RETRY);
        unavailable.initCause(cause);
        return unavailable;
    }
}
