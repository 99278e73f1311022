package org.menkyo.activation.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.changed;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.Outcome.Activated;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class KmsHostActivationTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 1));
    private final ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-301")
    @Tag("VA-302")
    void anActivatedHostGetsACertificateForItsKeyWithoutEnd() {
        VerifyingKey signer = newKey();

        KmsHostActivated activated = activate(hostKey, application(machine("host"), signer));

        HostCertificate certificate = HostCertificate.parse(activated.certificate());
        List<VerifyingKey> publisher = SCENARIO.call(PublisherKeys.class, PublisherKeys::verifyingKeys);
        assertThat(certificate.check(publisher, "sample", SCENARIO.clock().instant()))
                .isEqualTo(CertificateStatus.VALID);
        assertThat(certificate.contents().hostKey()).isEqualTo(signer);
        assertThat(certificate.contents().productId()).isEqualTo(activated.productId());
        assertThat(certificate.contents().notAfter()).isEmpty();
        assertThat(activated.counted()).isTrue();
        assertThat(activated.remainingHosts()).isEqualTo(5);
        assertThat(activated.remainingActivations()).isEqualTo(9);
    }

    @Test
    @Tag("VA-103")
    void theCertificateCoversTheGroupOfTheKeyAndAllLowerOnes() {
        HostCertificate certificate = HostCertificate.parse(
                activate(hostKey, application(machine("host"), newKey())).certificate());

        assertThat(certificate.contents().covers(Platform.CLIENT, 10)).isTrue();
        assertThat(certificate.contents().covers(Platform.SERVER, 20)).isTrue();
        assertThat(certificate.contents().covers(Platform.SERVER, 30)).isTrue();
        assertThat(certificate.contents().covers(Platform.SERVER, 40)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"VISTA-ENT-UPG, CLIENT_VL, 10", "WEB-2008, A, 20", "SVR-ENT-2008, B, 30", "SVR-DC-2008, C, 40"})
    @Tag("VA-103")
    @Tag("VA-105")
    void theKeyOfEachGroupReachesUpToItsRank(String product, String group, int rank) {
        ProductKey key = LICENSES.key(LICENSES.order(line(product, 1)), group, KeyType.KMS_HOST);
        InstallationId installationId = InstallationId.of(machine("host"), InstallationId.HOST_EDITION, key);

        KmsHostActivated activated =
                activate(key, new HostApplication(installationId, newKey(), Platform.SERVER, "host"));

        assertThat(HostCertificate.parse(activated.certificate()).contents().groupRank())
                .isEqualTo(rank);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    @Tag("VA-104")
    void theDeclaredPlatformIsCertified(Platform platform) {
        HostApplication application = new HostApplication(hostId(machine("host")), newKey(), platform, "host");

        HostCertificate certificate =
                HostCertificate.parse(activate(hostKey, application).certificate());

        assertThat(certificate.contents().platform()).isEqualTo(platform);
        assertThat(certificate.contents().covers(Platform.SERVER, 30)).isEqualTo(platform != Platform.CLIENT);
        assertThat(certificate.contents().covers(Platform.CLIENT, 10)).isTrue();
    }

    @Test
    @Tag("VA-301")
    void theVerySameCallAgainGetsTheSameCertificateAndUsesNone() {
        HostApplication application = application(machine("host"), newKey());
        KmsHostActivated first = activate(hostKey, application);

        KmsHostActivated again = activate(hostKey, application);

        assertThat(again.counted()).isFalse();
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.remainingActivations()).isEqualTo(9);
        assertThat(again.remainingHosts()).isEqualTo(5);
    }

    @Test
    @Tag("VA-301")
    void aHostThatIsSetUpAnewUsesOneOfItsTenAndKeepsItsProductId() {
        KmsHostActivated first = activate(hostKey, application(machine("host"), newKey()));

        KmsHostActivated again = activate(hostKey, application(machine("host"), newKey()));

        assertThat(again.counted()).isTrue();
        assertThat(again.productId()).isEqualTo(first.productId());
        assertThat(again.remainingActivations()).isEqualTo(8);
        assertThat(again.remainingHosts()).isEqualTo(5);
        assertThat(HostCertificate.parse(again.certificate()).serial())
                .isNotEqualTo(HostCertificate.parse(first.certificate()).serial());
    }

    @Test
    @Tag("VA-301")
    @Tag("VA-317")
    void aHostWithSignificantlyChangedHardwareUsesOneOfItsTenAndNoFurtherHost() {
        VerifyingKey signer = newKey();
        activate(hostKey, application(machine("host"), signer));
        HardwareProfile rebuilt = changed("host", HardwareComponent.SYSTEM_BOARD, HardwareComponent.NETWORK_ADAPTER);
        assertThat(machine("host").isSameMachine(rebuilt)).isFalse();

        KmsHostActivated again = activate(hostKey, application(rebuilt, signer));

        assertThat(again.counted()).isTrue();
        assertThat(again.remainingActivations()).isEqualTo(8);
        assertThat(again.remainingHosts()).isEqualTo(5);
    }

    @Test
    @Tag("VA-301")
    void aHostIsActivatedTenTimesAndNotEleven() {
        for (int activation = 1; activation <= 10; activation++) {
            assertThat(activate(hostKey, application(machine("host"), newKey())).remainingActivations())
                    .isEqualTo(10 - activation);
        }

        assertRefused(ErrorCode.ACTIVATIONS_EXHAUSTED, hostKey, application(machine("host"), newKey()));
    }

    @Test
    @Tag("VA-301")
    void aKeyActivatesSixHostsAndNotSeven() {
        for (int host = 1; host <= 6; host++) {
            assertThat(activate(hostKey, application(machine("host " + host), newKey()))
                            .remainingHosts())
                    .isEqualTo(6 - host);
        }

        assertRefused(ErrorCode.ACTIVATIONS_EXHAUSTED, hostKey, application(machine("host 7"), newKey()));
        assertThat(activate(hostKey, application(machine("host 1"), newKey())).remainingActivations())
                .isEqualTo(8);
    }

    @Test
    @Tag("VA-301")
    @Tag("VA-406")
    void hostsThatComeAtTheSameMomentGetNoMoreThanTheSix() throws Exception {
        List<HostApplication> applications = new ArrayList<>();
        for (int host = 0; host < 24; host++) {
            applications.add(application(machine("host " + host), newKey()));
        }

        List<Outcome<KmsHostActivated>> outcomes = atOnce(applications);

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Activated<?>)
                .hasSize(6);
        assertThat(LICENSES.view(license, "B", KeyType.KMS_HOST).used()).isEqualTo(6);
    }

    @Test
    @Tag("VA-301")
    void oneHostThatAsksManyTimesAtOnceIsActivatedOnce() throws Exception {
        HostApplication application = application(machine("host"), newKey());

        List<Outcome<KmsHostActivated>> outcomes = atOnce(java.util.Collections.nCopies(16, application));

        assertThat(outcomes)
                .extracting(outcome -> outcome.orThrow().certificate())
                .containsOnly(outcomes.get(0).orThrow().certificate());
        assertThat(outcomes).filteredOn(outcome -> outcome.orThrow().counted()).hasSize(1);
        assertThat(LICENSES.view(license, "B", KeyType.KMS_HOST).used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-102")
    void aMakActivatesNoHost() {
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        InstallationId installationId = InstallationId.of(machine("host"), InstallationId.HOST_EDITION, mak);

        assertRefused(
                ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE,
                mak,
                new HostApplication(installationId, newKey(), Platform.SERVER, "host"));
    }

    @Test
    void anInstallationIdOfAnEditionIsNotOneOfAHost() {
        InstallationId installationId = InstallationId.of(machine("host"), 211, hostKey);

        assertRefused(
                ErrorCode.INSTALLATION_ID_NOT_VALID,
                hostKey,
                new HostApplication(installationId, newKey(), Platform.SERVER, "host"));
    }

    @Test
    @Tag("VA-108")
    void aKeyOfAnEndedEntitlementActivatesNoHost() {
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE entitlement SET ends_at = starts_at WHERE agreement_id ="
                                        + " (SELECT id FROM agreement WHERE license_id = :id)")
                        .setParameter("id", license.licenseId())
                        .executeUpdate());

        assertRefused(ErrorCode.PRODUCT_KEY_NOT_USABLE, hostKey, application(machine("host"), newKey()));
    }

    @Test
    @Tag("LC-1001")
    void activationsAndRefusalsAreInTheAudit() {
        activate(hostKey, application(machine("host"), newKey()));
        assertRefused(
                ErrorCode.INSTALLATION_ID_NOT_VALID,
                hostKey,
                new HostApplication(
                        InstallationId.of(machine("host"), 211, hostKey), newKey(), Platform.SERVER, "host"));

        assertThat(SCENARIO.auditRecords("ACTIVATE_KMS_HOST", license.licenseId()))
                .isEqualTo(2);
    }

    @Test
    void theServiceNamesEachFieldThatIsWrong() {
        ActivateKmsHost typed = new ActivateKmsHost(
                hostKey.formatted(), hostId(machine("host")).formatted(), newKey().toString(), Platform.SERVER, "host");

        assertThat(serve(typed).counted()).isTrue();
        assertThat(typed.toString()).doesNotContain(hostKey.formatted());
        assertThatThrownBy(() -> serve(new ActivateKmsHost("?", null, "AAAA", null, "\n")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly(
                                        "kmsHostKey", "installationId", "hostPublicKey", "platform", "hostName"));
    }

    private static KmsHostActivated serve(ActivateKmsHost command) {
        return SCENARIO.call(KmsHostActivationService.class, service -> service.activate(device(), command));
    }

    private static KmsHostActivated activate(ProductKey key, HostApplication application) {
        return SCENARIO.call(KmsHostActivation.class, hosts -> hosts.activate(device(), key, application))
                .orThrow();
    }

    private static void assertRefused(ErrorCode code, ProductKey key, HostApplication application) {
        assertThatThrownBy(() -> activate(key, application))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private List<Outcome<KmsHostActivated>> atOnce(List<HostApplication> applications) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(applications.size());
        try {
            List<Callable<Outcome<KmsHostActivated>>> calls = new ArrayList<>();
            for (HostApplication application : applications) {
                calls.add(() -> SCENARIO.call(
                        KmsHostActivation.class, hosts -> hosts.activate(device(), hostKey, application)));
            }
            List<Outcome<KmsHostActivated>> outcomes = new ArrayList<>();
            for (Future<Outcome<KmsHostActivated>> call : threads.invokeAll(calls)) {
                outcomes.add(call.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private HostApplication application(HardwareProfile hardware, VerifyingKey signer) {
        return new HostApplication(hostId(hardware), signer, Platform.SERVER, "host");
    }

    private InstallationId hostId(HardwareProfile hardware) {
        return InstallationId.of(hardware, InstallationId.HOST_EDITION, hostKey);
    }

    private static VerifyingKey newKey() {
        return SigningKey.generate(RANDOM).publicKey();
    }

    private static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }
}
