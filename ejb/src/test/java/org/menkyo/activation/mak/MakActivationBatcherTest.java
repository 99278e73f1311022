package org.menkyo.activation.mak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.changed;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.certificate.VerifyingKey;
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

class MakActivationBatcherTest {

    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_ENTERPRISE = 213;
    private static final int SERVER_DATACENTER = 221;
    private static final int WEB_SERVER = 201;
    private static final int VISTA_BUSINESS = 101;
    private static final int VISTA_ULTIMATE = 104;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 2));
    private final ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-402")
    void theFirstActivationOfAMachineUsesOneAndGivesASignedConfirmation() {
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);

        InstallationActivated activated = activate(mak, installationId);

        assertThat(activated.counted()).isTrue();
        assertThat(activated.remainingActivations()).isEqualTo(1);
        MakConfirmation confirmation = MakConfirmation.parse(activated.confirmation());
        List<VerifyingKey> publisher = SCENARIO.call(PublisherKeys.class, PublisherKeys::verifyingKeys);
        assertThat(confirmation.isSignedBy(publisher)).isTrue();
        assertThat(confirmation.confirms(mak, installationId)).isTrue();
        boolean confirms = SCENARIO.call(
                PublisherKeys.class,
                keys -> keys.confirmationCodec()
                        .confirms(ConfirmationId.parse(activated.confirmationId()), installationId));
        assertThat(confirms).isTrue();
        assertThat(used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-405")
    @Tag("VA-406")
    void theSameInstallationIdAgainGetsTheSameAtNoCost() {
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);
        InstallationActivated first = activate(mak, installationId);
        SCENARIO.clock().move(Duration.ofMinutes(1));

        InstallationActivated again = activate(mak, installationId);

        assertThat(again.counted()).isFalse();
        assertThat(again.confirmationId()).isEqualTo(first.confirmationId());
        assertThat(again.confirmation()).isEqualTo(first.confirmation());
        assertThat(again.remainingActivations()).isEqualTo(1);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-206")
    void hardwareWithinTheToleranceIsTheSameMachine() {
        activate(mak, InstallationId.of(machine("one"), SERVER_STANDARD, mak));
        HardwareProfile repaired = changed("one", HardwareComponent.SYSTEM_DISK, HardwareComponent.NETWORK_ADAPTER);

        InstallationActivated again = activate(mak, InstallationId.of(repaired, SERVER_STANDARD, mak));

        assertThat(again.counted()).isFalse();
        assertThat(used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-206")
    void hardwareBeyondTheToleranceIsAnotherMachineAndSoIsOneOfTheSameModel() {
        activate(mak, InstallationId.of(machine("one"), SERVER_STANDARD, mak));
        HardwareProfile rebuilt = changed("one", HardwareComponent.SYSTEM_BOARD, HardwareComponent.NETWORK_ADAPTER);

        assertThat(activate(mak, InstallationId.of(rebuilt, SERVER_STANDARD, mak))
                        .counted())
                .isTrue();
        assertThat(used()).isEqualTo(2);
        assertRefused(ErrorCode.ACTIVATIONS_EXHAUSTED, mak, InstallationId.of(machine("two"), SERVER_STANDARD, mak));
    }

    @Test
    @Tag("VA-401")
    void toleranceIsMeasuredFromTheHardwareThatUsedTheActivation() {
        activate(mak, InstallationId.of(machine("one"), SERVER_STANDARD, mak));
        HardwareProfile step = changed("one", HardwareComponent.SYSTEM_DISK, HardwareComponent.NETWORK_ADAPTER);
        HardwareProfile farther = changed(
                "one",
                HardwareComponent.SYSTEM_DISK,
                HardwareComponent.NETWORK_ADAPTER,
                HardwareComponent.SYSTEM_BOARD);
        assertThat(step.isSameMachine(farther)).isTrue();

        assertThat(activate(mak, InstallationId.of(step, SERVER_STANDARD, mak)).counted())
                .isFalse();
        assertThat(activate(mak, InstallationId.of(farther, SERVER_STANDARD, mak))
                        .counted())
                .isTrue();
    }

    @Test
    @Tag("VA-401")
    void anotherEditionOfTheGroupOnTheSameHardwareUsesNone() {
        InstallationActivated standard = activate(mak, InstallationId.of(machine("one"), SERVER_STANDARD, mak));
        InstallationActivated enterprise = activate(mak, InstallationId.of(machine("one"), SERVER_ENTERPRISE, mak));

        assertThat(enterprise.counted()).isFalse();
        assertThat(enterprise.confirmationId()).isNotEqualTo(standard.confirmationId());
        assertThat(used()).isEqualTo(1);
    }

    @Test
    @Tag("VA-401")
    void theSameHardwareWithAnotherKeyUsesOneOfThatKey() {
        License second = LICENSES.order(line("SVR-STD-2008", 1));
        ProductKey otherMak = LICENSES.key(second, "B", KeyType.MAK);
        activate(mak, InstallationId.of(machine("one"), SERVER_STANDARD, mak));

        assertThat(activate(otherMak, InstallationId.of(machine("one"), SERVER_STANDARD, otherMak))
                        .counted())
                .isTrue();
    }

    @Test
    @Tag("VA-401")
    @Tag("VA-406")
    void noMoreMachinesThanPermittedAreActivatedAndAKnownOneStillIs() {
        InstallationId first = InstallationId.of(machine("one"), SERVER_STANDARD, mak);
        activate(mak, first);
        activate(mak, InstallationId.of(machine("two"), SERVER_STANDARD, mak));

        assertRefused(ErrorCode.ACTIVATIONS_EXHAUSTED, mak, InstallationId.of(machine("three"), SERVER_STANDARD, mak));

        assertThat(used()).isEqualTo(2);
        assertThat(activate(mak, first).counted()).isFalse();
    }

    @Test
    @Tag("VA-103")
    @Tag("VA-406")
    void aMakActivatesNoEditionOfALowerOrHigherGroup() {
        for (int edition : new int[] {VISTA_BUSINESS, WEB_SERVER, SERVER_DATACENTER}) {
            assertRefused(ErrorCode.EDITION_NOT_COVERED, mak, InstallationId.of(machine("one"), edition, mak));
        }
        assertThat(used()).isZero();
    }

    @Test
    @Tag("VA-109")
    void noMakActivatesAnEditionWithoutAGroup() {
        License clients = LICENSES.order(line("VISTA-BUS-UPG", 5));
        ProductKey clientMak = LICENSES.key(clients, "CLIENT_VL", KeyType.MAK);

        assertRefused(
                ErrorCode.EDITION_NOT_COVERED, clientMak, InstallationId.of(machine("one"), VISTA_ULTIMATE, clientMak));
    }

    @Test
    void anUnknownEditionIsNotCovered() {
        assertRefused(ErrorCode.EDITION_NOT_COVERED, mak, InstallationId.of(machine("one"), 9999, mak));
    }

    @Test
    @Tag("VA-102")
    void aKmsHostKeyActivatesNoInstallation() {
        ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);

        assertRefused(
                ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE,
                hostKey,
                InstallationId.of(machine("one"), SERVER_STANDARD, hostKey));
    }

    @Test
    @Tag("VA-402")
    void anInstallationIdOfAnotherKeyIsRefused() {
        ProductKey other = LICENSES.key(LICENSES.order(line("SVR-STD-2008", 1)), "B", KeyType.MAK);

        assertRefused(
                ErrorCode.INSTALLATION_ID_NOT_VALID, mak, InstallationId.of(machine("one"), SERVER_STANDARD, other));
        assertThat(used()).isZero();
    }

    @Test
    @Tag("VA-106")
    @Tag("VA-406")
    void anInventedKeyIsRefusedAndTheAttemptRecorded() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 9);
        ProductKey invented = new ProductKeyCodec(secret).encode(KeyType.MAK, 3, 1);
        long before = SCENARIO.auditRecords("ACTIVATE_INSTALLATION", null);

        assertRefused(
                ErrorCode.PRODUCT_KEY_NOT_USABLE,
                invented,
                InstallationId.of(machine("one"), SERVER_STANDARD, invented));

        assertThat(SCENARIO.auditRecords("ACTIVATE_INSTALLATION", null)).isEqualTo(before + 1);
    }

    @Test
    @Tag("VA-108")
    void aKeyOfAnEndedLicenseActivatesNothingNotEvenWhatItKnows() {
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);
        activate(mak, installationId);
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE agreement SET ended_at = now(), end_reason = 'returned' WHERE license_id = :id")
                        .setParameter("id", license.licenseId())
                        .executeUpdate());

        assertRefused(ErrorCode.PRODUCT_KEY_NOT_USABLE, mak, installationId);
    }

    @Test
    @Tag("LC-1001")
    void activationsAndRefusalsAreInTheAuditOfTheLicenseWithoutTheKey() {
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);
        activate(mak, installationId);
        activate(mak, installationId);
        assertRefused(ErrorCode.EDITION_NOT_COVERED, mak, InstallationId.of(machine("one"), SERVER_DATACENTER, mak));

        @SuppressWarnings("unchecked")
        List<String> records = SCENARIO.look(entities -> entities.createNativeQuery(
                        "SELECT outcome || ' ' || coalesce(details ->> 'counted', details ->> 'reason') || ' ' || r::text"
                                + " FROM audit_record r WHERE action = 'ACTIVATE_INSTALLATION' AND license_id = :id"
                                + " ORDER BY id",
                        String.class)
                .setParameter("id", license.licenseId())
                .getResultList());

        assertThat(records)
                .hasSize(3)
                .allSatisfy(record -> assertThat(record)
                        .contains(mak.masked())
                        .doesNotContain(mak.formatted())
                        .doesNotContain(mak.characters()));
        assertThat(records.get(0)).startsWith("DONE true").contains("SERVER_2008_STANDARD");
        assertThat(records.get(1)).startsWith("DONE false");
        assertThat(records.get(2)).startsWith("REFUSED EDITION_NOT_COVERED");
    }

    @Test
    @Tag("VA-402")
    void theServiceReadsWhatIsTyped() {
        InstallationId installationId = InstallationId.of(machine("one"), SERVER_STANDARD, mak);
        ActivateInstallation typed = new ActivateInstallation(
                mak.formatted().toLowerCase(java.util.Locale.ROOT),
                installationId.formatted().replace('-', ' '));

        InstallationActivated activated =
                SCENARIO.call(ActivationService.class, service -> service.activate(device(), typed));

        assertThat(activated.counted()).isTrue();
        assertThat(typed.toString()).doesNotContainIgnoringCase(mak.formatted());
    }

    @Test
    @Tag("VA-106")
    @Tag("VA-403")
    void whatIsMistypedIsNamed() {
        String key = mak.formatted();
        String id = InstallationId.of(machine("one"), SERVER_STANDARD, mak).formatted();
        String wrongKey = (key.charAt(0) == 'C' ? 'D' : 'C') + key.substring(1);
        String wrongId = id.substring(0, 7) + (char) ('0' + (id.charAt(7) - '0' + 1) % 10) + id.substring(8);

        assertThatThrownBy(() -> serve(new ActivateInstallation(wrongKey, id)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("productKey")))
                .hasMessageNotContaining(wrongKey);
        assertThatThrownBy(() -> serve(new ActivateInstallation(key, wrongId)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INSTALLATION_ID_NOT_VALID))
                .hasMessageContaining("group 2");
        assertThatThrownBy(() -> serve(new ActivateInstallation(null, " ")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("productKey", "installationId"));
        assertThat(used()).isZero();
    }

    @Test
    @Tag("LC-303")
    void onlyDevicesAndPhoneSystemsActivate() {
        ActivateInstallation command = new ActivateInstallation(
                mak.formatted(),
                InstallationId.of(machine("one"), SERVER_STANDARD, mak).formatted());

        assertThatThrownBy(() -> SCENARIO.call(
                        ActivationService.class,
                        service -> service.activate(Caller.stranger(LicensingScenario.origin()), command)))
                .isInstanceOf(NotPermittedException.class);
    }

    private static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }

    private static InstallationActivated serve(ActivateInstallation command) {
        return SCENARIO.call(ActivationService.class, service -> service.activate(device(), command));
    }

    private static InstallationActivated activate(ProductKey key, InstallationId installationId) {
        return SCENARIO.call(MakActivationBatcher.class, mak -> mak.activate(device(), key, installationId))
                .orThrow();
    }

    private static void assertRefused(ErrorCode code, ProductKey key, InstallationId installationId) {
        assertThatThrownBy(() -> activate(key, installationId))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageNotContaining(key.characters())
                .hasMessageNotContaining(key.formatted());
    }

    private int used() {
        return LICENSES.view(license, "B", KeyType.MAK).used();
    }
}
