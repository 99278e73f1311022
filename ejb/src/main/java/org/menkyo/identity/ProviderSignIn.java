package org.menkyo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.Language;

/**
 * Sends browsers to the identity provider and takes their people back: authorization code (RFC 6749, section 4.1) with proof key
 * (RFC 7636) for a public client, as RFC 9700 asks.
 */
@ApplicationScoped
public class ProviderSignIn {

    private static final Logger LOG = System.getLogger(ProviderSignIn.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** An answer of a provider has a token or three, of at most 16 KiB each. */
    private static final int MAX_ANSWER = 65_536;

    private static final int SECRET_BYTES = 32;

    private final IdentityProvider provider;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Inject
    public ProviderSignIn(IdentityProvider provider) {
        this.provider = provider;
    }

    /**
     * Where a browser goes to sign in, and what it keeps meanwhile.
     *
     * @param address a page of the provider
     * @param state comes back with the browser; whoever comes with another was not sent from here
     * @param verifier proves with the code that it is the same browser (RFC 7636, section 4.1); a secret
     */
    public record Departure(URI address, String state, String verifier) {

        @Override
        public String toString() {
            return "Departure[]";
        }
    }

    /** Whether people sign in at a provider at all. */
    public boolean isOffered() {
        return provider.issuer().isPresent();
    }

    /**
     * Sends a browser to the provider.
     *
     * @param redirect where it comes back to
     * @throws NotPermittedException NOT_SIGNED_IN if the built-in provider serves
     * @throws UnavailableException UNAVAILABLE if the provider cannot be reached
     */
    public Departure depart(URI redirect, Language language) {
        ProviderEndpoints endpoints = endpoints();
        String state = secret();
        String verifier = secret();
        URI page = endpoints.authorizationEndpoint();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("client_id", endpoints.clientId());
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("state", state);
        parameters.put(
                "code_challenge", base64Url(Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII))));
        parameters.put("code_challenge_method", "S256");
        parameters.put("ui_locales", language.locale().getLanguage());
        String joint = page.getQuery() == null ? "?" : "&";
        return new Departure(URI.create(page + joint + encoded(parameters)), state, verifier);
    }

    /**
     * Takes somebody back from the provider.
     *
     * @param code what the provider gave the browser
     * @param verifier what the browser kept
     * @param redirect where it was sent back to
     * @throws NotPermittedException NOT_SIGNED_IN if the provider gives nothing for it, or a token that it should not
     * @throws UnavailableException UNAVAILABLE if the provider cannot be reached
     */
    public ProviderIdentity arrive(String code, String verifier, URI redirect) {
        ProviderEndpoints endpoints = endpoints();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("client_id", endpoints.clientId());
        form.put("code_verifier", verifier);
        return provider.verify(accessToken(endpoints.tokenEndpoint(), form));
    }

    private String accessToken(URI tokenEndpoint, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(tokenEndpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] read = body.readNBytes(MAX_ANSWER);
                if (answer.statusCode() / 100 == 5) {
                    throw new IOException("it answers " + answer.statusCode());
                }
                return answer.statusCode() == 200 ? accessToken(read) : "";
            }
        } catch (IOException away) {
            LOG.log(Level.WARNING, () -> "The identity provider gives no tokens at " + tokenEndpoint, away);
            throw new UnavailableException(ErrorCode.UNAVAILABLE, SOON);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(ErrorCode.UNAVAILABLE, SOON);
        }
    }

    /** Empty if there is none: it then is as wrong as any other. */
    private static String accessToken(byte[] answer) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer))) {
            return reader.readObject().getString("access_token", "");
        } catch (JsonException | ClassCastException malformed) {
            return "";
        }
    }

    private ProviderEndpoints endpoints() {
        return provider.endpoints().orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return base64Url(bytes);
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
