package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.center.HostCertificateState;
import org.menkyo.client.center.HttpActivationCenter;
import org.menkyo.client.state.Activation;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/** Activation by product key, against a center that speaks HTTP. */
class KeyActivationTest {

    private static final ProductKey KEY = Sample.mak(1, 42);

    private final SettableClock clock = new SettableClock(Sample.START);
    private final List<JsonObject> received = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private HttpServer center;
    private Function<JsonObject, Reply> answers = request -> confirmed(request, Sample.PUBLISHER, KEY);

    private record Reply(int status, String body) {}

    @BeforeEach
    void startCenter() throws IOException {
        center = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        center.createContext("/api", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                paths.add(exchange.getRequestURI().toString());
                byte[] status = "{\"serial\":-7,\"status\":\"REVOKED\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, status.length);
                exchange.getResponseBody().write(status);
                exchange.close();
                return;
            }
            JsonObject request;
            try (var reader = Json.createReader(exchange.getRequestBody())) {
                request = reader.readObject();
            }
            received.add(request);
            paths.add(exchange.getRequestURI().getPath());
            languages.add(exchange.getRequestHeaders().getFirst("Accept-Language"));
            Reply reply = answers.apply(request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        center.start();
    }

    @AfterEach
    void stopCenter() {
        center.stop(0);
    }

    @Test
    @Tag("VA-202")
    @Tag("VA-204")
    @Tag("VA-402")
    void aSignedConfirmationActivatesWithoutEnd() {
        ActivationClient client = client(1);
        assertThat(client.installKey(KEY).outcome()).isEqualTo(ActivationOutcome.KEY_INSTALLED);
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(result.remainingActivations()).hasValue(99);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("has 99 activations left");
        assertThat(received).singleElement().satisfies(request -> {
            assertThat(request.getString("productKey")).isEqualTo(KEY.formatted());
            assertThat(request.getString("installationId"))
                    .isEqualTo(client.installationId().formatted());
        });
        assertThat(languages).containsExactly("ja");
        clock.advance(Duration.ofDays(10_000));
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(client.renewIfDue()).isEmpty();
        assertThat(client.status().activation().orElseThrow().way()).isEqualTo(Activation.Way.ONLINE);
        assertThat(client.status().maskedKey()).contains(KEY.masked());
    }

    @ParameterizedTest
    @CsvSource({
        "GENUINE, VALIDATED",
        "NOT_GENUINE, KEY_NOT_GENUINE",
        "BLOCKED, KEY_BLOCKED",
        "UNKNOWN_INSTALLATION, INSTALLATION_UNKNOWN"
    })
    @Tag("VA-207")
    void theCenterIsAskedToValidateKeyAndInstallation(String said, ActivationOutcome outcome) {
        ActivationClient client = client(1);
        client.installKey(KEY);
        client.activate();
        answers = request -> new Reply(200, "{\"result\":\"" + said + "\"}");
        assertThat(client.validate().outcome()).isEqualTo(outcome);
        assertThat(paths).last().isEqualTo("/api/validations");
        assertThat(received.get(1).keySet()).containsExactlyInAnyOrder("productKey", "installationId");
        assertThat(received.get(1)).isEqualTo(received.get(0));
    }

    @ParameterizedTest
    @CsvSource({"404, {}", "429, {\"code\":\"TOO_MANY_CALLS\"}", "503, ''", "200, {\"result\":\"PERHAPS\"}", "200, []"})
    @Tag("VA-207")
    void anAnswerThatIsNoVerdictChangesNothing(int status, String body) {
        ActivationClient client = client(1);
        client.installKey(KEY);
        client.activate();
        answers = request -> new Reply(status, body);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.CENTER_UNREACHABLE);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-207")
    void theCenterTellsTheStatusOfAHostsCertificate() throws IOException {
        HttpActivationCenter asked = new HttpActivationCenter(
                URI.create("http://127.0.0.1:" + center.getAddress().getPort() + "/api/"));
        assertThat(asked.hostCertificate(-7)).isEqualTo(HostCertificateState.REVOKED);
        assertThat(paths).containsExactly("/api/host-certificate-status?serial=-7");
    }

    @Test
    @Tag("VA-202")
    void activationIsPossibleAlsoInNotification() {
        ActivationClient client = client(1);
        client.installKey(KEY);
        clock.advance(Duration.ofDays(31));
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        client.activate();
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-402")
    void aConfirmationThatThePublisherDidNotSignIsNotBelieved() {
        answers = request -> confirmed(request, SigningKey.generate(Sample.RANDOM), KEY);
        assertUntrusted();
    }

    @Test
    @Tag("VA-402")
    void aConfirmationOfAnotherInstallationIsNotBelieved() {
        ActivationClient other = client(2);
        other.installKey(KEY);
        InstallationId otherId = other.installationId();
        answers = request -> reply(
                Sample.PUBLISHER,
                KEY,
                otherId,
                new ConfirmationCodec(Sample.catalog().confirmationKey()).confirm(otherId));
        assertUntrusted();
    }

    @Test
    @Tag("VA-316")
    void aRefusalIsToldInTheCentersWords() {
        answers = request -> new Reply(
                409,
                "{\"code\":\"NO_ACTIVATIONS_LEFT\",\"title\":\"x\",\"detail\":\"The key has no activation left.\"}");
        ActivationClient client = client(1);
        client.installKey(KEY);
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.CENTER_REFUSED);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("The key has no activation left.");
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"confirmationId\":\"1\"}", "{\"confirmationId\":5}"})
    void anAnswerThatIsNotUnderstoodChangesNothing(String body) {
        answers = request -> new Reply(200, body);
        ActivationClient client = client(1);
        client.installKey(KEY);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.CENTER_UNREACHABLE);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    @Test
    @Tag("VA-316")
    void anUnreachableCenterIsToldWithWhatToDo() {
        center.stop(0);
        ActivationClient client = client(1);
        client.installKey(KEY);
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.CENTER_UNREACHABLE);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("/api", "activate by phone");
    }

    @Test
    @Tag("VA-204")
    @Tag("VA-403")
    void aConfirmationIdReadOverThePhoneActivates() {
        ActivationClient client = client(1);
        client.installKey(KEY);
        InstallationId readOut = InstallationId.parse(client.installationId().formatted());
        ConfirmationCodec codec = new ConfirmationCodec(Sample.catalog().confirmationKey());
        ConfirmationId another = codec.confirm(InstallationId.of(readOut.hardware(), 999, KEY));
        assertThat(client.confirm(another).outcome()).isEqualTo(ActivationOutcome.CONFIRMATION_WRONG);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        ConfirmationId typed = ConfirmationId.parse(codec.confirm(readOut).formatted());
        assertThat(client.confirm(typed).outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        clock.advance(Duration.ofDays(10_000));
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(received).isEmpty();
    }

    @Test
    @Tag("VA-103")
    void onlyAKeyForTheEditionIsInstalled() {
        ActivationClient client = client(1);
        assertThat(client.installKey(Sample.KEYS.encode(KeyType.KMS_HOST, 1, 1)).outcome())
                .isEqualTo(ActivationOutcome.KEY_FOR_HOSTS);
        assertThat(client.installKey(Sample.mak(3, 1)).outcome()).isEqualTo(ActivationOutcome.KEY_FOR_OTHER_PRODUCTS);
        assertThat(client.status().maskedKey()).isEmpty();
        assertThatThrownBy(client::installationId).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("VA-109")
    void anExcludedEditionTakesOnlyIndividualKeys() {
        ActivationClient client = builder(1, Sample.CLIENT_ULTIMATE).build();
        assertThat(client.installKey(KEY).outcome()).isEqualTo(ActivationOutcome.KEY_FOR_OTHER_PRODUCTS);
        ProductKey individual = Sample.KEYS.encode(KeyType.INDIVIDUAL, 0, 1);
        assertThat(client.installKey(individual).outcome()).isEqualTo(ActivationOutcome.KEY_INSTALLED);
        answers = request -> confirmed(request, Sample.PUBLISHER, individual);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
    }

    @Test
    @Tag("VA-206")
    void aMovedInstallationFallsIntoToleranceUntilItIsActivatedAgain() {
        MemoryLicenseStore store = new MemoryLicenseStore();
        ActivationClient before =
                builder(1, Sample.CLIENT_BUSINESS).store(store).build();
        before.installKey(KEY);
        before.activate();
        ActivationClient moved = builder(2, Sample.CLIENT_BUSINESS).store(store).build();
        assertThat(moved.state()).isEqualTo(LicenseState.OUT_OF_TOLERANCE_GRACE);
        moved.activate();
        assertThat(moved.state()).isEqualTo(LicenseState.LICENSED);
    }

    private void assertUntrusted() {
        ActivationClient client = client(1);
        client.installKey(KEY);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.CENTER_NOT_TRUSTED);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://center.example.com/api",
                "http://192.0.2.7/api",
                "http://127.0.0.1.example.com/api",
                "http://localhost.example.com/api",
                "http://[2001:db8::1]/api",
                "ftp://center.example.com/api"
            })
    @Tag("VA-402")
    void aKeyIsSentToNoOtherMachineInTheClear(String address) {
        ActivationClient client = ActivationClient.of(
                        Sample.catalog(Optional.of(URI.create(address))), Sample.CLIENT_BUSINESS)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(1))
                .clock(clock)
                .build();
        client.installKey(KEY);
        for (ActivationResult result : List.of(client.activate(), client.validate())) {
            assertThat(result.outcome()).isEqualTo(ActivationOutcome.CENTER_NOT_SECURE);
            assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains(address, "does not begin with https");
        }
    }

    private Reply confirmed(JsonObject request, SigningKey publisher, ProductKey key) {
        InstallationId id = InstallationId.parse(request.getString("installationId"));
        ConfirmationCodec codec = new ConfirmationCodec(Sample.catalog().confirmationKey());
        return reply(publisher, key, id, codec.confirm(id));
    }

    private Reply reply(SigningKey publisher, ProductKey key, InstallationId id, ConfirmationId confirmationId) {
        String body = Json.createObjectBuilder()
                .add("confirmationId", confirmationId.formatted())
                .add(
                        "confirmation",
                        MakConfirmation.sign(publisher, 1, key, id, clock.instant())
                                .toText())
                .add("counted", true)
                .add("remainingActivations", 99)
                .build()
                .toString();
        return new Reply(200, body);
    }

    private ActivationClient client(int number) {
        return builder(number, Sample.CLIENT_BUSINESS).build();
    }

    private ActivationClientBuilder builder(int number, int edition) {
        URI base = URI.create("http://127.0.0.1:" + center.getAddress().getPort() + "/api");
        return ActivationClient.of(Sample.catalog(Optional.of(base)), edition)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(number))
                .clock(clock)
                .language(Locale.JAPANESE);
    }
}
