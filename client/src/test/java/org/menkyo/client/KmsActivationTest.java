package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.store.ClientEvent;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsResult;

/** Clients that ask a host over TCP. */
class KmsActivationTest {

    private final SettableClock clock = new SettableClock(Sample.START);
    private final List<ClientEvent> events = new ArrayList<>();
    private FakeHost host;

    @BeforeEach
    void startHost() throws IOException {
        host = new FakeHost(clock, Platform.SERVER, 40);
    }

    @AfterEach
    void stopHost() throws IOException {
        host.close();
    }

    @Test
    @Tag("VA-211")
    @Tag("VA-306")
    void fiveMachinesActivateServersAndTwentyFiveActivateClients() {
        List<ActivationClient> clients = new ArrayList<>();
        for (int number = 1; number <= 26; number++) {
            boolean server = number % 2 == 0;
            ActivationClient client = client(server ? Sample.SERVER_STANDARD : Sample.CLIENT_BUSINESS, number);
            ActivationResult result = client.activate();
            clients.add(client);
            assertThat(result.count()).hasValue(number);
            boolean enough = number >= (server ? 5 : 25);
            assertThat(result.outcome())
                    .isEqualTo(enough ? ActivationOutcome.ACTIVATED_BY_HOST : ActivationOutcome.NOT_ENOUGH_MACHINES);
            assertThat(client.state()).isEqualTo(enough ? LicenseState.LICENSED : LicenseState.INITIAL_GRACE);
        }
        clock.advance(Duration.ofHours(2));
        clients.forEach(ActivationClient::renewIfDue);
        assertThat(clients).allMatch(client -> client.state() == LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-307")
    void virtualMachinesAreActivatedButNotCounted() {
        ActivationClient virtual = builder(Sample.SERVER_STANDARD, 90)
                .hardware(Sample.machine(90, true))
                .build();
        configure(virtual);
        assertThat(virtual.activate().count()).hasValue(0);
        for (int number = 1; number <= 5; number++) {
            client(Sample.SERVER_STANDARD, number).activate();
        }
        assertThat(virtual.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
        assertThat(virtual.activate().count()).hasValue(5);
    }

    @Test
    @Tag("VA-316")
    void tellsHowManyAreMissing() {
        ActivationClient client = client(Sample.CLIENT_BUSINESS, 1);
        client(Sample.SERVER_STANDARD, 2).activate();
        ActivationResult result = client.activate();
        assertThat(result.missing()).isEqualTo(23);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC))
                .startsWith("Not activated: the KMS host 127.0.0.1:")
                .contains("has counted 2 machines, Client Business needs 25. 23 more physical machines have to ask")
                .contains("The next try is at Nov 21, 2026, 12:00");
        assertThat(result.text(Locale.JAPANESE, ZoneOffset.UTC)).contains("2 台", "25 台", "あと 23 台");
    }

    @Test
    @Tag("VA-302")
    void theCertificateIsFetchedOnce() {
        ActivationClient client = client(Sample.SERVER_STANDARD, 1);
        client.activate();
        client.activate();
        assertThat(host.certificatesSent()).isEqualTo(1);
        assertThat(client.status().kms().certificate()).contains(host.certificate());
        assertThat(client.status().kms().certificate().orElseThrow().contents().productId())
                .isEqualTo("00001-TEST");
    }

    @Test
    @Tag("VA-302")
    void aHostThatThePublisherDidNotCertifyIsNotBelieved() {
        host.use(host.certify(SigningKey.generate(Sample.RANDOM), Platform.SERVER, 40, "sample"));
        assertUntrusted("UNKNOWN_ISSUER");
    }

    @Test
    @Tag("VA-302")
    void aCertificateForAnotherCatalogIsNotBelieved() {
        host.use(host.certify(Sample.PUBLISHER, Platform.SERVER, 40, "another"));
        assertUntrusted("OTHER_CATALOG");
    }

    @Test
    @Tag("VA-302")
    void aCopiedCertificateWithoutItsKeyIsNotBelieved() {
        host.signWith(SigningKey.generate(Sample.RANDOM));
        assertUntrusted("signature");
    }

    @Test
    @Tag("VA-304")
    void anAnswerToAnotherRequestIsNotBelieved() {
        host.changeAnswers(answer -> with(answer, answer.cmid(), Bits128.random(Sample.RANDOM)));
        assertUntrusted("another request");
        host.changeAnswers(answer -> with(answer, new UUID(1, 2), answer.nonce()));
        assertUntrusted("another request");
    }

    @Test
    @Tag("VA-103")
    @Tag("VA-104")
    @Tag("VA-316")
    void aHostWhoseKeyOrPlatformDoesNotCoverTheEditionDoesNotActivate() {
        fill(5);
        host.use(host.certify(Sample.PUBLISHER, Platform.SERVER, 30, "sample"));
        assertThat(client(Sample.SERVER_STANDARD, 1).activate().outcome())
                .isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
        ActivationResult higher = client(Sample.SERVER_DATACENTER, 1).activate();
        assertThat(higher.outcome()).isEqualTo(ActivationOutcome.EDITION_NOT_COVERED);
        assertThat(higher.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertThat(higher.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("does not cover Server Datacenter");
        host.use(host.certify(Sample.PUBLISHER, Platform.CLIENT, 40, "sample"));
        assertThat(client(Sample.SERVER_STANDARD, 2).activate().outcome())
                .isEqualTo(ActivationOutcome.EDITION_NOT_COVERED);
    }

    @ParameterizedTest
    @EnumSource(
            value = KmsResult.class,
            names = {"EDITION_NOT_COVERED", "UNKNOWN_EDITION", "REPLAY", "HOST_NOT_ACTIVATED"})
    @Tag("VA-316")
    void refusalsSayWhyAndLeaveTheStateAsItWas(KmsResult refusal) {
        host.changeAnswers(answer -> with(answer, refusal));
        ActivationClient client = client(Sample.SERVER_STANDARD, 1);
        ActivationResult result = client.activate();
        assertThat(result.outcome().name())
                .isEqualTo(
                        switch (refusal) {
                            case UNKNOWN_EDITION -> "EDITION_UNKNOWN";
                            case REPLAY -> "REPEATED_REQUEST";
                            default -> refusal.name();
                        });
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC))
                .startsWith("Not activated: ")
                .contains("127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource(KmsError.class)
    @Tag("VA-311")
    @Tag("VA-316")
    void unsignedErrorsAreToldAndChangeNothing(KmsError error) {
        fill(5);
        ActivationClient client = client(Sample.SERVER_STANDARD, 1);
        client.activate();
        host.fail(error);
        ActivationResult result = client.activate();
        assertThat(result.outcome())
                .isIn(
                        ActivationOutcome.HOST_NOT_ACTIVATED,
                        ActivationOutcome.HOST_BUSY,
                        ActivationOutcome.HOST_NOT_SUITABLE);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).startsWith("Still licensed, but not renewed: ");
    }

    @Test
    @Tag("VA-304")
    @Tag("VA-316")
    void aClockThatIsOffIsToldWithTheDifference() {
        SettableClock wrong = new SettableClock(Sample.START.plus(Duration.ofHours(30)));
        ActivationClient client =
                builder(Sample.SERVER_STANDARD, 1).clock(wrong).build();
        configure(client);
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.CLOCK_DIFFERS);
        assertThat(result.clockDifference()).contains(Duration.ofHours(30));
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("30 h 0 min ahead of the clock");
        wrong.set(Sample.START.minus(Duration.ofMinutes(4 * 60 + 5)));
        assertThat(client.activate().text(Locale.ENGLISH, ZoneOffset.UTC)).contains("4 h 5 min behind the clock");
        wrong.set(Sample.START);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.NOT_ENOUGH_MACHINES);
    }

    @Test
    @Tag("VA-308")
    void theNextHostIsTriedWhenOneFails() throws IOException {
        HostAddress gone;
        try (FakeHost closed = new FakeHost(clock, Platform.SERVER, 40)) {
            gone = closed.address();
        }
        try (FakeHost uncertified = new FakeHost(clock, Platform.SERVER, 40)) {
            uncertified.signWith(SigningKey.generate(Sample.RANDOM));
            fill(5);
            ActivationClient client = builder(Sample.SERVER_STANDARD, 1)
                    .discovery((label, port) -> {
                        assertThat(label).isEqualTo("_vlmcs._tcp");
                        return List.of(gone, uncertified.address(), host.address());
                    })
                    .build();
            assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
            configure(client, uncertified.address());
            assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
        }
    }

    @Test
    @Tag("VA-316")
    void withoutAHostItSaysSo() throws IOException {
        ActivationClient client = builder(Sample.SERVER_STANDARD, 1).build();
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.NO_HOST_FOUND);
        configure(client);
        host.close();
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.HOST_UNREACHABLE);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).contains("firewall");
    }

    @Test
    @Tag("VA-109")
    void anExcludedEditionAsksNoHost() {
        ActivationClient client = client(Sample.CLIENT_ULTIMATE, 1);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.KEY_NEEDED);
        assertThat(client.renewIfDue()).isEmpty();
        assertThat(host.lastRequest()).isNull();
    }

    @Test
    @Tag("VA-304")
    void theRequestCarriesWhatTheHostNeeds() {
        ActivationClient client = builder(Sample.CLIENT_BUSINESS, 7)
                .machineName("desk-07\n" + "長".repeat(60))
                .build();
        configure(client);
        client.activate();
        assertThat(host.lastRequest().editionCode()).isEqualTo(Sample.CLIENT_BUSINESS);
        assertThat(host.lastRequest().cmid()).isEqualTo(client.status().cmid());
        assertThat(host.lastRequest().machineName()).startsWith("desk-07?長").hasSize(8 + 45);
        assertThat(host.lastRequest().licenseState()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertThat(host.lastRequest().remainingMinutes()).isEqualTo(30 * 24 * 60);
        assertThat(host.lastRequest().clientTime()).isEqualTo(Sample.START);
        Bits128 nonce = host.lastRequest().nonce();
        client.activate();
        assertThat(host.lastRequest().nonce()).isNotEqualTo(nonce);
    }

    @Test
    @Tag("VA-210")
    void requestsAndAnswersAreLogged() {
        ActivationClient client = client(Sample.SERVER_STANDARD, 1);
        client.activate();
        assertThat(events)
                .extracting(ClientEvent::kind)
                .containsExactly(ClientEvent.Kind.REQUEST, ClientEvent.Kind.ANSWER);
        assertThat(events.get(1).toLine())
                .contains("host=127.0.0.1:", "cmid=" + client.status().cmid(), "clientTime=2026-11-21T10:00:00Z")
                .contains("machine=PHYSICAL", "state=INITIAL_GRACE", "remainingMinutes=86400")
                .contains("result=NOT_ENOUGH_MACHINES", "count=1", "renewalMinutes=10080", "retryMinutes=120");
    }

    private void fill(int machines) {
        for (int number = 0; number < machines; number++) {
            client(Sample.SERVER_STANDARD, 1000 + number).activate();
        }
    }

    private void assertUntrusted(String reason) {
        fill(4);
        ActivationClient client = client(Sample.SERVER_STANDARD, 1);
        ActivationResult result = client.activate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
        assertThat(result.detail()).contains(reason);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    private ActivationClient client(int edition, int number) {
        ActivationClient client = builder(edition, number).build();
        configure(client);
        return client;
    }

    private ActivationClientBuilder builder(int edition, int number) {
        return ActivationClient.of(Sample.catalog(), edition)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(number))
                .machineName("machine-" + number)
                .eventLog(events::add)
                .clock(clock);
    }

    private void configure(ActivationClient client) {
        configure(client, host.address());
    }

    private static void configure(ActivationClient client, HostAddress address) {
        client.configureKms(Optional.of(address.name()), OptionalInt.of(address.port()));
    }

    private static KmsAnswer with(KmsAnswer answer, UUID cmid, Bits128 nonce) {
        return new KmsAnswer(
                answer.result(),
                answer.count(),
                answer.renewalMinutes(),
                answer.retryMinutes(),
                answer.hostTime(),
                answer.certificateSerial(),
                cmid,
                nonce,
                answer.hostProductId());
    }

    private static KmsAnswer with(KmsAnswer answer, KmsResult result) {
        return new KmsAnswer(
                result,
                0,
                answer.renewalMinutes(),
                answer.retryMinutes(),
                answer.hostTime(),
                answer.certificateSerial(),
                answer.cmid(),
                answer.nonce(),
                answer.hostProductId());
    }
}
