package org.menkyo.activation.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleKeys.device;
import static org.menkyo.activation.SampleMachines.changed;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.SampleKeys;
import org.menkyo.activation.host.HostApplication;
import org.menkyo.activation.host.KmsHostActivation;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class ValidationServiceTest {

    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_DATACENTER = 221;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 5));
    private final ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
    private final InstallationId activated = InstallationId.of(machine("one"), SERVER_STANDARD, mak);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-207")
    void anActivatedInstallationIsGenuineAlsoWithHardwareWithinTheTolerance() {
        SampleKeys.activate(SCENARIO, mak, activated);
        InstallationId newDisk = InstallationId.of(changed("one", HardwareComponent.SYSTEM_DISK), SERVER_STANDARD, mak);

        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.GENUINE);
        assertThat(validate(mak, newDisk)).isEqualTo(ValidationResult.GENUINE);
    }

    @Test
    @Tag("VA-207")
    void anInstallationThatWasNeverActivatedIsUnknown() {
        SampleKeys.activate(SCENARIO, mak, activated);

        assertThat(validate(mak, InstallationId.of(machine("two"), SERVER_STANDARD, mak)))
                .isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        assertThat(validate(mak, InstallationId.of(machine("one"), SERVER_DATACENTER, mak)))
                .as("an edition that the key does not cover")
                .isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        ProductKey other = LICENSES.key(LICENSES.order(line("SVR-STD-2008", 1)), "B", KeyType.MAK);
        assertThat(validate(other, activated))
                .as("the installation ID of another key")
                .isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
    }

    @Test
    @Tag("VA-207")
    @Tag("VA-106")
    void anInventedKeyIsNotGenuine() {
        ProductKey invented = new ProductKeyCodec(new byte[32]).encode(KeyType.MAK, 3, 1);

        assertThat(validate(invented, InstallationId.of(machine("one"), SERVER_STANDARD, invented)))
                .isEqualTo(ValidationResult.NOT_GENUINE);
    }

    @Test
    @Tag("VA-107")
    @Tag("VA-207")
    void whatAnExchangedKeyActivatedStaysGenuineIfItIsKept() {
        SampleKeys.activate(SCENARIO, mak, activated);

        SampleKeys.exchange(SCENARIO, license, "B", KeyType.MAK, Activated.KEEP);

        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.GENUINE);
        assertThat(validate(
                        mak, InstallationId.of(changed("one", HardwareComponent.SYSTEM_DISK), SERVER_STANDARD, mak)))
                .isEqualTo(ValidationResult.GENUINE);
        assertThat(validate(mak, InstallationId.of(machine("thief"), SERVER_STANDARD, mak)))
                .isEqualTo(ValidationResult.BLOCKED);
    }

    @Test
    @Tag("VA-107")
    @Tag("VA-207")
    void whatAnExchangedKeyActivatedIsBlockedIfItIsRevoked() {
        SampleKeys.activate(SCENARIO, mak, activated);

        ProductKey issued = SampleKeys.exchange(SCENARIO, license, "B", KeyType.MAK, Activated.REVOKE);

        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.BLOCKED);
        InstallationId withNewKey = InstallationId.of(machine("one"), SERVER_STANDARD, issued);
        assertThat(validate(issued, withNewKey)).isEqualTo(ValidationResult.UNKNOWN_INSTALLATION);
        SampleKeys.activate(SCENARIO, issued, withNewKey);
        assertThat(validate(issued, withNewKey)).isEqualTo(ValidationResult.GENUINE);
        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.BLOCKED);
    }

    @Test
    @Tag("VA-207")
    void aBlockedKeyIsBlockedWhateverItActivated() {
        SampleKeys.activate(SCENARIO, mak, activated);

        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE product_key SET state = 'BLOCKED' WHERE public_id = :id")
                        .setParameter(
                                "id", LICENSES.view(license, "B", KeyType.MAK).id())
                        .executeUpdate());

        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.BLOCKED);
    }

    @Test
    @Tag("VA-207")
    void anActivationOutlivesItsLicenseId() {
        SampleKeys.activate(SCENARIO, mak, activated);

        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE agreement SET ended_at = now(), end_reason = 'test' WHERE license_id = :id")
                        .setParameter("id", license.licenseId())
                        .executeUpdate());

        assertThat(validate(mak, activated)).isEqualTo(ValidationResult.GENUINE);
    }

    @Test
    @Tag("VA-207")
    void aHostAndItsCertificateFollowTheExchangeOfItsKey() {
        ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);
        long kept = activateHost(hostKey);
        InstallationId host = InstallationId.of(machine("host"), InstallationId.HOST_EDITION, hostKey);
        assertThat(status(kept)).isEqualTo(CertificateState.VALID);
        assertThat(validate(hostKey, host)).isEqualTo(ValidationResult.GENUINE);

        ProductKey second = SampleKeys.exchange(SCENARIO, license, "B", KeyType.KMS_HOST, Activated.KEEP);
        assertThat(status(kept)).isEqualTo(CertificateState.VALID);
        assertThat(validate(hostKey, host)).isEqualTo(ValidationResult.GENUINE);

        SampleKeys.exchange(SCENARIO, license, "B", KeyType.KMS_HOST, Activated.REVOKE);
        assertThat(status(kept)).isEqualTo(CertificateState.REVOKED);
        assertThat(validate(second, InstallationId.of(machine("host"), InstallationId.HOST_EDITION, second)))
                .isEqualTo(ValidationResult.BLOCKED);
        assertThat(status(987_654_321)).isEqualTo(CertificateState.UNKNOWN);
    }

    @Test
    @Tag("VA-207")
    void whatIsMistypedIsNamed() {
        assertThatThrownBy(() -> validate(new ValidateInstallation(null, null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors())
                                .extracting(field -> field.field())
                                .containsExactly("productKey", "installationId"));
        assertThatThrownBy(() -> validate(new ValidateInstallation(mak.formatted(), "1".repeat(54))))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INSTALLATION_ID_NOT_VALID));
        assertThatThrownBy(() -> SCENARIO.call(
                        ValidationService.class,
                        service -> service.validate(
                                Caller.stranger(LicensingScenario.origin()),
                                new ValidateInstallation(mak.formatted(), activated.formatted()))))
                .isInstanceOf(NotPermittedException.class);
    }

    private static ValidationResult validate(ProductKey key, InstallationId installationId) {
        return validate(new ValidateInstallation(key.formatted(), installationId.formatted()));
    }

    private static ValidationResult validate(ValidateInstallation command) {
        return SCENARIO.call(ValidationService.class, service -> service.validate(device(), command))
                .result();
    }

    private static CertificateState status(long serial) {
        return SCENARIO.call(ValidationService.class, service -> service.hostCertificate(device(), serial))
                .status();
    }

    private static long activateHost(ProductKey key) {
        HostApplication application = new HostApplication(
                InstallationId.of(machine("host"), InstallationId.HOST_EDITION, key),
                SigningKey.generate(new SecureRandom()).publicKey(),
                Platform.SERVER,
                "host");
        String certificate = SCENARIO.call(
                        KmsHostActivation.class, activation -> activation.activate(device(), key, application))
                .orThrow()
                .certificate();
        return HostCertificate.parse(certificate).serial();
    }
}
