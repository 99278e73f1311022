package org.menkyo.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.FakeHost;
import org.menkyo.client.Sample;
import org.menkyo.client.agent.AgentLimits;
import org.menkyo.client.agent.access.AgentConnection;
import org.menkyo.client.agent.access.AgentDescription;
import org.menkyo.client.agent.access.AgentException;
import org.menkyo.client.agent.access.IssuedCertificate;
import org.menkyo.client.agent.access.MachineLicense;
import org.menkyo.client.agent.access.MachineResult;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.state.Activation;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/** What a management tool can have done on a machine through its agent, over TLS. */
@Tag("VA-503")
class AgentTest {

    private static final ProductKey KEY = Sample.mak(3, 4);

    @TempDir
    private Path root;

    private AgentWorld world;
    private int port;
    private AgentConnection agent;

    @BeforeEach
    void answer() throws Exception {
        world = new AgentWorld(root).enrolled();
        port = world.answering(AgentLimits.USUAL).port();
        agent = world.connection(port);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    @Test
    void theLicenseIsToldAsOnTheMachine() throws Exception {
        MachineLicense license = agent.license();
        assertThat(license.edition()).isEqualTo("Server Standard");
        assertThat(license.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertThat(license.endsAt()).contains(Sample.START.plus(Duration.ofDays(60)));
        assertThat(license.remainingMinutes()).isEqualTo(60 * 24 * 60);
        assertThat(license.maskedKey()).isEmpty();
        assertThat(license.rearmsLeft()).isEqualTo(3);
        assertThat(license.kms().retryMinutes()).isEqualTo(120);
        assertThat(license.unreadableHardware()).contains("PROCESSOR").doesNotContain("SYSTEM_BOARD");
        assertThat(license.cmid())
                .isEqualTo(world.installed().client(Locale.ENGLISH).status().cmid());
        AgentDescription description = agent.describe();
        assertThat(description.machine()).isEqualTo("machine-1");
        assertThat(description.product()).isEqualTo("Sample");
    }

    @Test
    void aKeyIsInstalledAndActivatesOnline() throws Exception {
        assertThat(agent.installKey(KEY).outcome()).contains(ActivationOutcome.KEY_INSTALLED);
        assertThat(agent.installKey(KEY).done()).as("the same again").isTrue();
        MachineResult result = agent.activate();
        assertThat(result.outcome()).contains(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(result.remainingActivations()).hasValue(7);
        MachineLicense license = agent.license();
        assertThat(license.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(license.maskedKey()).contains(KEY.masked());
        assertThat(license.activation().orElseThrow().way()).isEqualTo(Activation.Way.ONLINE);
        agent.removeKey();
        agent.removeKey();
        assertThat(agent.license().maskedKey()).isEmpty();
    }

    @Test
    void aKmsHostIsSetAndActivates() throws Exception {
        try (FakeHost host = new FakeHost(world.clock, Platform.SERVER, 40)) {
            agent.configureKms(
                    Optional.of(host.address().name()),
                    OptionalInt.of(host.address().port()));
            MachineResult first = agent.activate();
            assertThat(first.outcome()).contains(ActivationOutcome.NOT_ENOUGH_MACHINES);
            assertThat(first.done()).isFalse();
            assertThat(first.count()).hasValue(1);
            assertThat(first.threshold()).hasValue(5);
            assertThat(first.text()).contains("4 more physical machines");
            host.changeAnswers(answer -> FakeHost.withCount(answer, 5));
            assertThat(agent.activate().outcome()).contains(ActivationOutcome.ACTIVATED_BY_HOST);
            assertThat(agent.license().kms().host()).contains(host.address().name());
        }
        agent.configureKms(Optional.empty(), OptionalInt.empty());
        assertThat(agent.license().kms().host()).isEmpty();
    }

    @Test
    void installationIdsAndConfirmationIdsAreCarried() throws Exception {
        agent.installKey(KEY);
        ComputerInformation computer = agent.computerInformation();
        assertThat(computer.installationId().isFor(KEY)).isTrue();
        assertThat(computer.maskedKey()).isEqualTo(KEY.masked());
        assertThat(computer.licenseState()).isEqualTo(LicenseState.INITIAL_GRACE);
        var confirmation = world.center.confirm(KEY, computer.installationId());
        assertThat(agent.confirm(confirmation).outcome()).contains(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(agent.confirm(confirmation).done()).as("the same again").isTrue();
        assertThat(agent.license().activation().orElseThrow().way()).isEqualTo(Activation.Way.PHONE);
    }

    @Test
    void aRearmThatIsRepeatedUsesNoSecondOne() throws Exception {
        assertThat(agent.rearm(3)).isEqualTo(2);
        assertThatThrownBy(() -> agent.rearm(3))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.code()).isEqualTo("REARMS_DIFFER"));
        assertThat(agent.license().rearmsLeft()).isEqualTo(2);
        agent.rearm(2);
        agent.rearm(1);
        assertThatThrownBy(() -> agent.rearm(0))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.code()).isEqualTo("NO_REARM"));
    }

    @Test
    void eachRequestIsInTheEventLogWithWhoAskedAndWithoutSecrets() throws Exception {
        agent.installKey(KEY);
        assertThatThrownBy(() -> agent.rearm(0)).isInstanceOf(AgentException.class);
        String serial = world.authority.tool().certificate().getSerialNumber().toString(16);
        List<Map<String, String>> events = agent.events(5);
        assertThat(events).hasSize(5);
        assertThat(events.get(0))
                .containsEntry("kind", "TOOL_REQUEST")
                .containsEntry("tool", "office")
                .containsEntry("certificate", serial)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("operation", "INSTALL_KEY")
                .doesNotContainKey("result");
        assertThat(events.get(1)).containsEntry("kind", "TOOL_ANSWER").containsEntry("result", "KEY_INSTALLED");
        assertThat(events.get(3)).containsEntry("operation", "REARM").containsEntry("result", "REARMS_DIFFER");
        assertThat(events.get(4)).containsEntry("operation", "SHOW_EVENTS");
        assertThat(String.join("\n", world.log())).doesNotContain(KEY.formatted(), KEY.characters());
    }

    @Test
    void theLogIsReadFromItsEnd() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("at=2026-01-01T00:00:00Z kind=REQUEST number=")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(world.product.resolve("events.log"), many);
        List<Map<String, String>> events = agent.events(1000);
        assertThat(events).hasSize(1000);
        assertThat(events.get(998)).containsEntry("number", "19999");
        assertThat(events.get(0)).containsEntry("number", "19001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /agent/1/nothing||404|NOT_FOUND",
                "GET /agent/2||404|NOT_FOUND",
                "POST /agent/1/license||405|METHOD_NOT_ALLOWED",
                "PUT /agent/1/product-key|{}|400|FIELD_NOT_VALID",
                "PUT /agent/1/product-key|{\"productKey\": 5}|400|FIELD_NOT_VALID",
                "PUT /agent/1/product-key|{\"productKey\": \"\", \"other\": 1}|400|FIELD_NOT_VALID",
                "PUT /agent/1/product-key|[]|400|BODY_NOT_JSON",
                "PUT /agent/1/product-key|nothing|400|BODY_NOT_JSON",
                "PUT /agent/1/product-key|{\"productKey\": \"ABC\"}|400|KEY_LENGTH",
                "PUT /agent/1/confirmation-id|{\"confirmationId\": \"123456\"}|400|DIGITS_LENGTH",
                "PUT /agent/1/kms-host|{\"port\": 70000}|400|FIELD_NOT_VALID",
                "PUT /agent/1/kms-host|{\"host\": \"a b\"}|400|FIELD_NOT_VALID",
                "POST /agent/1/rearm|{\"rearmsLeft\": 1.5}|400|FIELD_NOT_VALID",
                "POST /agent/1/activation|{\"now\": true}|400|FIELD_NOT_VALID",
                "GET /agent/1/events?limit=0||400|FIELD_NOT_VALID",
                "GET /agent/1/events?other=1||400|FIELD_NOT_VALID",
                "GET /agent/1/computer-information||409|NO_KEY",
                "PUT /agent/1/certificate|{\"certificate\": \"none\"}|400|FIELD_NOT_VALID",
                "PUT /agent/1/revocations|{\"revocations\": \"none\"}|400|FIELD_NOT_VALID",
            })
    void whatIsWrongIsAProblemWithACodeAndATextInBothLanguages(String line, String body, int status, String code)
            throws Exception {
        String content = body == null ? "" : body;
        String[] lines = {
            line + " HTTP/1.1",
            "Host: machine",
            "Content-Length: " + content.length(),
            "Accept-Language: en",
            "",
            content
        };
        String answer = world.raw(world.authority.tool(), port, String.join("\r\n", lines));
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json");
        assertThat(answer).contains("\"code\":\"" + code + "\"", "\"status\":" + status, "\"detail\":\"");
        assertThat(answer).doesNotContain("Exception");
        String japanese = world.raw(
                world.authority.tool(), port, String.join("\r\n", lines).replace("Language: en", "Language: ja"));
        assertThat(world.log().get(world.log().size() - 1)).contains("tool=office", "result=" + code);
        assertThat(japanese).containsPattern("\"detail\":\"[^\"]*[ぁ-んァ-ン]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void eachProblemOfTheInterfaceIsDocumented(String language) throws IOException {
        List<String> documented = Files.readString(Path.of("..", "docs", "protocol", "agent.md"))
                .lines()
                .filter(line -> line.matches("\\| [A-Z_]+ \\| [45][0-9]{2} \\| .+ \\|"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
        ResourceBundle texts = ResourceBundle.getBundle(
                "org.menkyo.client.agent",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(texts.keySet());
    }

    @Test
    void whatCameInAFileIsRenewedWithANewKeyAndGoesOn() throws Exception {
        Credentials before = world.identity().load().orElseThrow();
        assertThat(agent.describe().renewalDue()).isTrue();
        world.authority.tend(agent);
        Credentials after = world.identity().load().orElseThrow();
        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(agent.describe().renewalDue()).isFalse();
        world.authority.tend(agent);
        assertThat(world.identity().load().orElseThrow().certificate()).isEqualTo(after.certificate());
        world.clock.advance(Duration.ofDays(366));
        agent = world.connection(port);
        assertThat(agent.describe().renewalDue()).as("half its time is over").isTrue();
        world.authority.tend(agent);
        assertThat(agent.describe().certificateEndsAt())
                .isEqualTo(world.clock.instant().plus(Duration.ofDays(730)));
    }

    @Test
    void aCertificateThatTheAgentDidNotAskForIsNotTaken() throws Exception {
        Credentials other = Credentials.parse(world.authority.enrollmentFile(AgentWorld.MACHINE));
        String pem = new String(other.toBytes(), StandardCharsets.US_ASCII);
        String certificate = pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"));
        certificate = certificate.substring(0, certificate.indexOf("-----END CERTIFICATE-----") + 25);
        String body = "{\"certificate\": \"" + certificate.replaceAll("\r?\n", "\\\\n") + "\"}";
        String answer = world.raw(
                world.authority.tool(),
                port,
                "PUT /agent/1/certificate HTTP/1.1\r\nHost: m\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(answer).contains("CERTIFICATE_NOT_VALID");
        assertThat(world.identity().load().orElseThrow().key()).isNotEqualTo(other.key());
    }

    @Test
    void fiftyAtATimeAreAnswered() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        Callable<MachineLicense> look = () -> agent.license();
        for (Future<MachineLicense> license : threads.invokeAll(Collections.nCopies(50, look))) {
            assertThat(license.get().rearmsLeft()).isEqualTo(3);
        }
        threads.shutdown();
        assertThat(world.log())
                .filteredOn(line -> line.contains("kind=TOOL_ANSWER"))
                .hasSize(50);
    }

    @Test
    void aRestartKeepsTheEnrollment() throws Exception {
        world.close();
        assertThatThrownBy(() -> agent.license())
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.reason()).isEqualTo(AgentException.Reason.UNREACHABLE));
        int again = world.answering(AgentLimits.USUAL).port();
        assertThat(world.connection(again).license().rearmsLeft()).isEqualTo(3);
    }

    @Test
    void theAuthorityRemembersWhatItIssuedAndItsSecretsAreItsOwners() throws Exception {
        assertThat(world.authority.issued()).extracting(IssuedCertificate::name).containsExactly("office", "machine-1");
        for (String name : Arrays.asList("authority.p12", "authority.password", "issued.csv", "revocations.pem")) {
            assertThat(Files.getPosixFilePermissions(world.tools.resolve(name)))
                    .as(name)
                    .hasSize(2);
        }
        assertThat(world.authority.tool().toString()).isEqualTo("credentials of office");
    }
}
