package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.client.center.HostCertificateState;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.store.ClientEvent;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.protocol.kms.KmsError;

/** Online validation and the mark that a failed one leaves (VA-207). */
class ValidationTest {

    private static final ProductKey KEY = Sample.mak(3, 42);
    private static final ProductKey OTHER_KEY = Sample.mak(3, 43);

    private final SettableClock clock = new SettableClock(Sample.START);
    private final FakeCenter center = new FakeCenter(clock);
    private final LicenseStore store = new MemoryLicenseStore();
    private final List<ClientEvent> events = new ArrayList<>();
    private FakeHost host;

    @BeforeEach
    void startHost() throws IOException {
        host = new FakeHost(clock, Platform.SERVER, 40);
        host.changeAnswers(answer -> FakeHost.withCount(answer, 5));
    }

    @AfterEach
    void stopHost() throws IOException {
        host.close();
    }

    @Test
    @Tag("VA-207")
    void aKnownInstallationOfAGenuineKeyPasses() {
        ActivationClient client = activatedByKey();
        ActivationResult result = client.validate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        assertThat(result.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(events)
                .extracting(ClientEvent::kind, ClientEvent::result)
                .endsWith(tuple(ClientEvent.Kind.REQUEST, ""), tuple(ClientEvent.Kind.ANSWER, "VALIDATED"));
    }

    @Test
    @Tag("VA-207")
    void aBlockedKeyLeadsToNotificationFromEveryState() {
        ActivationClient licensed = activatedByKey();
        center.block(KEY);
        assertFails(licensed, ActivationOutcome.KEY_BLOCKED);

        ActivationClient inGrace = fresh(2);
        inGrace.installKey(KEY);
        assertThat(inGrace.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertFails(inGrace, ActivationOutcome.KEY_BLOCKED);

        center.unblock(KEY);
        MemoryLicenseStore image = new MemoryLicenseStore();
        ActivationClient before = fresh(3, image);
        before.installKey(KEY);
        before.activate();
        ActivationClient moved = fresh(4, image);
        assertThat(moved.state()).isEqualTo(LicenseState.OUT_OF_TOLERANCE_GRACE);
        center.block(KEY);
        assertFails(moved, ActivationOutcome.KEY_BLOCKED);

        ActivationClient over = fresh(5);
        over.installKey(KEY);
        clock.advance(Duration.ofDays(61));
        assertThat(over.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertFails(over, ActivationOutcome.KEY_BLOCKED);
    }

    @Test
    @Tag("VA-207")
    void anInventedKeyFails() {
        ProductKeyCodec stranger = new ProductKeyCodec(Sample.RANDOM.generateSeed(32));
        ActivationClient client = fresh(1);
        client.installKey(stranger.encode(KeyType.MAK, 3, 1));
        assertFails(client, ActivationOutcome.KEY_NOT_GENUINE);
    }

    @Test
    @Tag("VA-207")
    void aConfirmationThatTheCenterNeverGaveIsFound() {
        ActivationClient client = fresh(1);
        client.installKey(KEY);
        ConfirmationCodec stolen = new ConfirmationCodec(Sample.catalog().confirmationKey());
        client.confirm(stolen.confirm(client.installationId()));
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertFails(client, ActivationOutcome.INSTALLATION_UNKNOWN);
    }

    @Test
    @Tag("VA-207")
    void anInstallationThatIsNotActivatedYetIsNotFailedForThat() {
        ActivationClient client = fresh(1);
        client.installKey(KEY);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.ACTIVATION_NEEDED);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    @Test
    @Tag("VA-206")
    @Tag("VA-207")
    void otherHardwareKeepsItsToleranceWhenTheActivationIsKnown() {
        activatedByKey();
        ActivationClient moved = fresh(2, store);
        assertThat(moved.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        assertThat(moved.state()).isEqualTo(LicenseState.OUT_OF_TOLERANCE_GRACE);
    }

    @Test
    @Tag("VA-207")
    void whoCannotBeReachedProvesNothing() {
        ActivationClient client = activatedByKey();
        center.setAway(true);
        ActivationResult result = client.validate();
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.CENTER_UNREACHABLE);
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC)).startsWith("Not validated, nothing has changed: ");
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-208")
    void neitherRearmNorRenewalNorGeneralizeClearsTheMark() {
        ActivationClient client = activatedByKey();
        center.block(KEY);
        assertFails(client, ActivationOutcome.KEY_BLOCKED);
        client.rearm();
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        client.removeKey();
        ActivationResult renewal = client.activate();
        assertThat(renewal.outcome()).isEqualTo(ActivationOutcome.GENUINE_KEY_NEEDED);
        assertThat(renewal.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.GENUINE_KEY_NEEDED);
        client.generalize();
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.status().failedValidation().orElseThrow().reason()).isEqualTo("KEY_BLOCKED");
    }

    @Test
    @Tag("VA-207")
    void aPassedValidationAloneClearsNothing() {
        ActivationClient client = activatedByKey();
        center.block(KEY);
        assertFails(client, ActivationOutcome.KEY_BLOCKED);
        center.unblock(KEY);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.GENUINE_KEY_NEEDED);
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
    }

    @Test
    @Tag("VA-207")
    void activationWithAGenuineKeyThatIsValidatedClearsIt() {
        ActivationClient client = activatedByKey();
        center.block(KEY);
        assertFails(client, ActivationOutcome.KEY_BLOCKED);
        client.installKey(OTHER_KEY);
        int before = center.validations();
        ActivationResult result = client.activate();
        assertThat(center.validations()).isEqualTo(before + 1);
        assertThat(result.outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(result.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(client.status().failedValidation()).isEmpty();
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-403")
    void afterActivationByPhoneTheValidationIsStillDue() {
        ActivationClient client = activatedByKey();
        center.block(KEY);
        assertFails(client, ActivationOutcome.KEY_BLOCKED);
        client.installKey(OTHER_KEY);
        ActivationResult byPhone = client.confirm(center.confirm(OTHER_KEY, client.installationId()));
        assertThat(byPhone.outcome()).isEqualTo(ActivationOutcome.VALIDATION_NEEDED);
        assertThat(byPhone.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-207")
    void aKmsClientPassesByItsHostsSignedAnswer() {
        ActivationClient client = activatedByHost();
        clock.advance(Duration.ofDays(3));
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        assertThat(center.validations()).isZero();
        assertThat(client.status().activation().orElseThrow().at())
                .as("a validation is no renewal")
                .isEqualTo(Sample.START);
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-302")
    void aKmsClientFailsWhenItsHostsCertificateIsOver() {
        ActivationClient client = activatedByHost();
        HostCertificateContents now = host.certificate().contents();
        host.use(HostCertificate.issue(
                Sample.PUBLISHER,
                new HostCertificateContents(
                        now.serial() + 1,
                        now.catalogId(),
                        now.productId(),
                        now.groupRank(),
                        now.platform(),
                        now.notBefore(),
                        Optional.of(Sample.START.plusSeconds(60)),
                        now.hostKey())));
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        clock.advance(Duration.ofDays(1));
        assertFails(client, ActivationOutcome.HOST_NOT_GENUINE);
        host.use(host.certify(Sample.PUBLISHER, Platform.SERVER, 40, "sample"));
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.GENUINE_KEY_NEEDED);
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-302")
    void aKmsClientFailsWhenThePublisherWithdrewTheKeyThatCertifiedItsHost() {
        activatedByHost();
        ClientCatalog now = Sample.catalog();
        ClientCatalog withdrawn = new ClientCatalog(
                now.id(),
                now.name(),
                now.catalogKey(),
                now.confirmationKey(),
                List.of(SigningKey.generate(Sample.RANDOM).publicKey()),
                now.serviceLabel(),
                now.port(),
                now.center(),
                now.editions());
        ActivationClient updated = builder(withdrawn, 1, store).build();
        assertFails(updated, ActivationOutcome.HOST_NOT_GENUINE);
    }

    @ParameterizedTest
    @CsvSource({"VALID, VALIDATED", "UNKNOWN, VALIDATED", "REVOKED, HOST_NOT_GENUINE", "ENDED, HOST_NOT_GENUINE"})
    @Tag("VA-207")
    @Tag("VA-302")
    void theCenterIsAskedAboutTheHostsCertificate(HostCertificateState said, ActivationOutcome expected) {
        ActivationClient client = activatedByHost();
        center.sayOfHostCertificates(said);
        center.setAway(true);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        center.setAway(false);
        assertThat(client.validate().outcome()).isEqualTo(expected);
    }

    @Test
    @Tag("VA-207")
    void aHostThatNeverActivatedTheClientCannotFailIt() {
        ActivationClient client = fresh(1);
        center.sayOfHostCertificates(HostCertificateState.REVOKED);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
    }

    @Test
    @Tag("VA-207")
    void strangersCannotFailAKmsClient() {
        ActivationClient client = activatedByHost();
        host.use(host.certify(SigningKey.generate(Sample.RANDOM), Platform.SERVER, 40, "sample"));
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
        host.signWith(SigningKey.generate(Sample.RANDOM));
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_TRUSTED);
        host.fail(KmsError.HOST_NOT_ACTIVATED);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.HOST_NOT_ACTIVATED);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-207")
    void aClearedKeyCannotBeValidatedAndStaysActivated() {
        ActivationClient client = activatedByKey();
        client.clearKey();
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.KEY_CLEARED);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.KEY_CLEARED);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(client.status().maskedKey()).contains(KEY.masked());
        assertThat(client.renewIfDue()).isEmpty();
        client.installKey(KEY);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
    }

    private void assertFails(ActivationClient client, ActivationOutcome expected) {
        ActivationResult result = client.validate();
        assertThat(result.outcome()).isEqualTo(expected);
        assertThat(result.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.status().failedValidation().orElseThrow().reason()).isEqualTo(expected.name());
    }

    private ActivationClient activatedByKey() {
        ActivationClient client = fresh(1, store);
        client.installKey(KEY);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        return client;
    }

    private ActivationClient activatedByHost() {
        ActivationClient client = fresh(1, store);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
        return client;
    }

    private ActivationClient fresh(int machine) {
        return fresh(machine, new MemoryLicenseStore());
    }

    private ActivationClient fresh(int machine, LicenseStore memory) {
        return builder(Sample.catalog(), machine, memory).build();
    }

    private ActivationClientBuilder builder(ClientCatalog catalog, int machine, LicenseStore memory) {
        HostAddress address = host.address();
        return ActivationClient.of(catalog, Sample.SERVER_STANDARD)
                .store(memory)
                .hardware(Sample.machine(machine))
                .clock(clock)
                .center(center)
                .discovery((label, port) -> List.of(address))
                .eventLog(events::add);
    }
}
