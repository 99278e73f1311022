package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.host.ActivateKmsHost;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.host.KmsHostActivationService;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.kms.center.ActivationCenter;
import org.menkyo.kms.center.ActivationCenters;
import org.menkyo.kms.center.LocalActivationCenter;
import org.menkyo.kms.center.RemoteActivationCenter;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.permission.InstallationMode;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PartyActivity;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

/** An installation that is a KMS host only, with a database of its own, beside the center of another one (VA-314). */
class HostModeTest {

    @RegisterExtension
    static final KmsScenario CENTER = new KmsScenario();

    @RegisterExtension
    static final LicensingScenario SITE = new LicensingScenario();

    private final Map<String, String> settings = new HashMap<>();
    private final List<String> languages = new ArrayList<>();
    private HttpServer centerOverHttp;
    private Caller operator;

    @BeforeEach
    void setUpTheSite(@TempDir Path folder) throws IOException {
        String catalog =
                CENTER.in(beans -> beans.get(ClientCatalogs.class).current().toText());
        Path file = Files.writeString(folder.resolve("client-catalog.txt"), catalog);
        centerOverHttp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        centerOverHttp.createContext("/api/kms-host-activations", exchange -> {
            languages.add(exchange.getRequestHeaders().getFirst("Accept-Language"));
            Answer answer = answer(exchange.getRequestBody().readAllBytes());
            byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        centerOverHttp.start();
        settings.put("menkyo.mode", "host");
        settings.put("menkyo.client-catalog", file.toString());
        settings.put(
                "menkyo.center-url",
                "http://127.0.0.1:" + centerOverHttp.getAddress().getPort() + "/api/");
        operator = SITE.call(
                org.menkyo.identity.CallerDirectory.class,
                directory -> directory.identify(LicensingScenario.origin(), "demo-operator"));
    }

    @AfterEach
    void stopTheCenter() {
        centerOverHttp.stop(0);
    }

    private record Answer(int status, JsonObject body) {}

    /** What the center's resource does with a call. */
    private static Answer answer(byte[] request) {
        JsonObject command =
                Json.createReader(new ByteArrayInputStream(request)).readObject();
        try {
            KmsHostActivated activated = CENTER.call(
                    KmsHostActivationService.class,
                    service -> service.activate(
                            Caller.device(LicensingScenario.origin()),
                            new ActivateKmsHost(
                                    command.getString("kmsHostKey"),
                                    command.getString("installationId"),
                                    command.getString("hostPublicKey"),
                                    Platform.valueOf(command.getString("platform")),
                                    command.getString("hostName"))));
            return new Answer(
                    200,
                    Json.createObjectBuilder()
                            .add("certificate", activated.certificate())
                            .build());
        } catch (RejectedException e) {
            return new Answer(
                    422,
                    Json.createObjectBuilder()
                            .add("code", e.code().name())
                            .add("detail", e.getMessage())
                            .build());
        }
    }

    @Test
    @Tag("VA-314")
    void isActivatedOnceAgainstTheCenterAndIndependentFromThenOn() {
        KmsHostView host = install(CENTER.key());
        assertThat(host.condition()).isEqualTo(HostCondition.ACTIVATED);
        assertThat(languages).containsExactly("en");
        centerOverHttp.stop(0);

        KmsServing serving = in(beans -> {
            KmsServing restarted = beans.get(KmsServing.class);
            try {
                restarted.refresh();
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }
            return restarted;
        });

        byte[] answer = serving.answer(List.of(SampleHost.request(
                        SampleHost.STANDARD_SERVER,
                        SampleHost.cmid(),
                        SITE.clock().instant())))
                .get(0);
        assertThat(SampleHost.frames(answer)).hasSize(2);
        assertThatThrownBy(() -> install(CENTER.key())).isInstanceOf(UnavailableException.class);
    }

    @Test
    @Tag("VA-314")
    void tellsTheCentersRefusal() {
        ProductKey key = CENTER.key();
        ProductKey unknown = SITE.call(
                org.menkyo.catalog.PublisherKeys.class,
                keys -> keys.productKeyCodec().encode(key.type(), key.group(), key.serial()));

        assertThatThrownBy(() -> install(unknown))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRODUCT_KEY_NOT_USABLE));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    @Tag("VA-314")
    void hasNoOperationsOfACenter(Operation operation) {
        boolean expected = operation
                .partyActivity()
                .filter(activity -> activity == PartyActivity.OPERATE_KMS_HOSTS
                        || activity == PartyActivity.OPERATE_INSTALLATION
                        || activity == PartyActivity.READ_AUDIT)
                .isPresent();
        assertThat(new InstallationMode(source()).offers(operation)).isEqualTo(expected);
        assertThat(new InstallationMode(new Settings()).offers(operation)).isTrue();
    }

    @Test
    @Tag("VA-314")
    void aCentersServiceLooksAsIfItDidNotExist() {
        assertThatThrownBy(() -> in(beans -> beans.get(KmsHostActivationService.class)
                        .activate(
                                Caller.device(LicensingScenario.origin()),
                                new ActivateKmsHost("x", "x", "x", Platform.SERVER, "x"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("VA-314")
    void saysWhatIsMissing() {
        settings.remove("menkyo.client-catalog");
        assertThatThrownBy(() -> install(CENTER.key())).hasMessageContaining("menkyo.client-catalog");
        settings.put("menkyo.client-catalog", "/does/not/exist");
        assertThatThrownBy(() -> install(CENTER.key())).hasMessageContaining("/does/not/exist");
        settings.put("menkyo.mode", "something");
        assertThatThrownBy(() -> install(CENTER.key())).hasMessageContaining("menkyo.mode");
    }

    private KmsHostView install(ProductKey key) {
        return in(beans -> beans.get(KmsHostService.class)
                .install(operator, new InstallKmsHostKey(key.formatted(), Platform.SERVER, "at the site")));
    }

    private <T> T in(Function<TestBeans, T> work) {
        return SITE.look(entities -> {
            TestBeans beans = new TestBeans(entities, SITE.clock())
                    .with(DataSource.class, SITE.database().runtime())
                    .with(Settings.class, source());
            beans.with(
                    ActivationCenter.class,
                    new ActivationCenters()
                            .center(
                                    beans.get(InstallationMode.class),
                                    beans.get(LocalActivationCenter.class),
                                    beans.get(RemoteActivationCenter.class)));
            return work.apply(beans);
        });
    }

    private Settings source() {
        return new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(settings.get(name));
            }
        };
    }
}
