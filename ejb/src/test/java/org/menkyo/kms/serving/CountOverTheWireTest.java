package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.testing.SampleLicenses.line;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.center.ActivationCenter;
import org.menkyo.kms.center.LocalActivationCenter;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.TestBeans;

/**
 * Real clients ask a real host over TCP: through the resource adapter, its endpoint and the ledger of a real database, on
 * a clock that the test moves. The host's terms are those of a host that the center activated for group C; each test has
 * a ledger of its own.
 */
class CountOverTheWireTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final int SERVERS_ACTIVATE = 5;
    private static final int CLIENTS_ACTIVATE = 25;

    private static KmsServing serving;
    private static AdapterPort port;
    private static ClientCatalog catalog;
    private static ServedHosts.Served served;
    private static long ledger = 1000;

    @BeforeAll
    static void openThePort() throws Exception {
        SampleLicenses licenses = new SampleLicenses(SCENARIO);
        licenses.makePublisherKeys();
        ProductKey key = licenses.key(licenses.order(line("SVR-DC-2008", 1)), "C", KeyType.KMS_HOST);
        Caller operator = operator();
        served = SCENARIO.look(entities -> {
            TestBeans beans = new TestBeans(entities, SCENARIO.clock())
                    .with(DataSource.class, SCENARIO.database().runtime());
            beans.with(ActivationCenter.class, beans.get(LocalActivationCenter.class));
            catalog = beans.get(ClientCatalogs.class).current();
            beans.get(KmsHostService.class)
                    .install(operator, new InstallKmsHostKey(key.formatted(), Platform.SERVER, "host"));
            return beans.get(ServedHosts.class).current();
        });
        ServedHosts hosts = new ServedHosts(null, null, null) {
            @Override
            public Served current() {
                return withLedger(ledger);
            }
        };
        DataSource database = SCENARIO.database().runtime();
        serving = new KmsServing(
                hosts,
                new HostStates(database, SCENARIO.clock(), 100_000, 100_000),
                new Ledger(database),
                new ProjectionPace(SCENARIO.clock()),
                SCENARIO.clock());
        serving.refresh();
        port = new AdapterPort(new KmsRequestEndpoint(serving, new KmsPort()));
    }

    @AfterAll
    static void closeThePort() throws Exception {
        port.close();
    }

    @BeforeEach
    void beginWithAnEmptyTable() throws SQLException {
        ledger++;
        try (Connection connection = SCENARIO.database().runtime().getConnection();
                PreparedStatement begin = connection.prepareStatement(
                        "INSERT INTO kms_ledger_number (host_id, number, answered_at) VALUES (?, 0, now())")) {
            begin.setLong(1, ledger);
            begin.execute();
        }
        serving.refresh();
    }

    static Stream<Arguments> everyMix() {
        return Stream.of(4, 5, 24, 25, 26)
                .flatMap(count -> IntStream.rangeClosed(0, count)
                        .mapToObj(servers -> Arguments.of(count, servers, count - servers)));
    }

    @ParameterizedTest(name = "{0} machines: {1} servers and {2} clients")
    @MethodSource("everyMix")
    @Tag("VA-305")
    @Tag("VA-306")
    @Tag("VA-307")
    void whoActivatesDependsOnTheCountAlone(int count, int servers, int clients) {
        List<ActivationClient> serverMachines = machines("SERVER_STANDARD", servers, false);
        List<ActivationClient> clientMachines = machines("VISTA_BUSINESS", clients, false);
        ActivationClient virtualServer = machines("SERVER_STANDARD", 1, true).get(0);
        ActivationClient virtualClient = machines("VISTA_BUSINESS", 1, true).get(0);
        List<ActivationClient> all = new ArrayList<>(serverMachines);
        all.addAll(clientMachines);
        Collections.shuffle(all, new java.util.Random(count * 31L + servers));
        all.add(all.size() / 2, virtualServer);
        all.add(all.size() / 3, virtualClient);

        all.forEach(ActivationClient::activate);

        serverMachines.forEach(machine -> assertTold(machine, count, count >= SERVERS_ACTIVATE));
        clientMachines.forEach(machine -> assertTold(machine, count, count >= CLIENTS_ACTIVATE));
        assertTold(virtualServer, count, count >= SERVERS_ACTIVATE);
        assertTold(virtualClient, count, count >= CLIENTS_ACTIVATE);
    }

    @Test
    @Tag("VA-305")
    void theReportedCountEndsAtFifty() {
        List<Integer> counts = machines("SERVER_STANDARD", 55, false).stream()
                .map(machine -> machine.activate().count().orElseThrow())
                .toList();

        assertThat(counts.subList(0, 50))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(counts.subList(50, 55)).containsOnly(50);
    }

    @Test
    @Tag("VA-305")
    void whoDoesNotRenewLeavesTheCountAfterThirtyDays() {
        List<ActivationClient> silent = machines("SERVER_STANDARD", 3, false);
        List<ActivationClient> renewing = machines("SERVER_STANDARD", 2, false);
        silent.forEach(ActivationClient::activate);
        renewing.forEach(ActivationClient::activate);
        for (int day = 7; day < 30; day += 7) {
            SCENARIO.clock().move(Duration.ofDays(7));
            renewing.forEach(machine ->
                    assertThat(machine.renewIfDue().orElseThrow().count()).hasValue(5));
        }
        SCENARIO.clock().move(Duration.ofDays(2).minusSeconds(1));
        assertThat(renewing.get(0).activate().count()).hasValue(5);

        SCENARIO.clock().move(Duration.ofSeconds(1));

        assertThat(renewing.get(0).activate().count()).hasValue(2);
        assertThat(silent.get(0).activate().count()).hasValue(3);
    }

    @Test
    @Tag("VA-307")
    void virtualMachinesAreActivatedAndNotCounted() {
        List<ActivationClient> virtual = machines("SERVER_STANDARD", 30, true);
        virtual.forEach(machine -> assertTold(machine, 0, false));
        machines("VISTA_BUSINESS", 5, false).forEach(ActivationClient::activate);
        virtual.forEach(machine -> assertTold(machine, 5, true));
    }

    private static void assertTold(ActivationClient machine, int count, boolean activated) {
        ActivationResult told = machine.activate();
        assertThat(told.count()).hasValue(count);
        assertThat(told.outcome())
                .isEqualTo(activated ? ActivationOutcome.ACTIVATED_BY_HOST : ActivationOutcome.NOT_ENOUGH_MACHINES);
        assertThat(machine.state()).isEqualTo(activated ? LicenseState.LICENSED : LicenseState.INITIAL_GRACE);
    }

    private static List<ActivationClient> machines(String edition, int number, boolean virtual) {
        int code = edition.equals("SERVER_STANDARD") ? SampleHost.STANDARD_SERVER : SampleHost.BUSINESS;
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    ActivationClient machine = ActivationClient.of(catalog, code)
                            .store(new MemoryLicenseStore())
                            .machineName(edition + i)
                            .hardware(HardwareReader.of(
                                    Map.of(
                                            HardwareComponent.SYSTEM_BOARD,
                                            UUID.randomUUID().toString()),
                                    virtual))
                            .clock(SCENARIO.clock())
                            .build();
                    machine.configureKms(Optional.of("127.0.0.1"), OptionalInt.of(port.number()));
                    return machine;
                })
                .toList();
    }

    private static ServedHosts.Served withLedger(long hostId) {
        ServedHosts.ServedHost host = served.host().orElseThrow();
        HostTerms terms = host.terms();
        return new ServedHosts.Served(
                served.catalogKey(),
                Optional.of(new ServedHosts.ServedHost(
                        new HostTerms(
                                hostId,
                                terms.certificate(),
                                terms.editions(),
                                terms.renewalMinutes(),
                                terms.retryMinutes(),
                                terms.refusesFrom()),
                        host.key(),
                        host.port(),
                        host.publishedLabel())));
    }

    private static Caller operator() {
        return SCENARIO.call(
                CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-operator"));
    }
}
