package org.menkyo.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.protocol.activation.LicenseState.INITIAL_GRACE;
import static org.menkyo.protocol.activation.LicenseState.LICENSED;
import static org.menkyo.protocol.activation.LicenseState.NOTIFICATION;
import static org.menkyo.protocol.activation.LicenseState.OUT_OF_TOLERANCE_GRACE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.client.Sample;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.CatalogEdition;

class LicensePolicyTest {

    private static final Instant START = Sample.START;
    private static final CatalogEdition CLIENT =
            Sample.catalog().edition(Sample.CLIENT_BUSINESS).orElseThrow();
    private static final CatalogEdition SERVER =
            Sample.catalog().edition(Sample.SERVER_STANDARD).orElseThrow();
    private static final HardwareProfile MACHINE =
            HardwareProfile.of("sample", Sample.machine(1).read());
    private static final HardwareProfile OTHER_MACHINE =
            HardwareProfile.of("sample", Sample.machine(2).read());

    @ParameterizedTest
    @CsvSource({
        "CLIENT, 0, INITIAL_GRACE, 43200",
        "CLIENT, 43199, INITIAL_GRACE, 1",
        "CLIENT, 43200, NOTIFICATION, 0",
        "SERVER, 43200, INITIAL_GRACE, 43200",
        "SERVER, 86399, INITIAL_GRACE, 1",
        "SERVER, 86400, NOTIFICATION, 0",
        "SERVER, 9999999, NOTIFICATION, 0",
    })
    @Tag("VA-202")
    @Tag("VA-203")
    void initialGraceLastsAndEndsInNotification(String platform, int minutes, LicenseState state, int remaining) {
        CatalogEdition edition = platform.equals("CLIENT") ? CLIENT : SERVER;
        Installation later = after(begin(edition), Duration.ofMinutes(minutes), MACHINE);
        LicensePhase phase = LicensePolicy.phase(later, edition);
        assertThat(phase.state()).isEqualTo(state);
        assertThat(phase.remainingMinutes(later.now())).isEqualTo(remaining);
    }

    @Test
    @Tag("VA-201")
    void thereAreFourStates() {
        assertThat(LicenseState.values())
                .containsExactly(INITIAL_GRACE, LICENSED, OUT_OF_TOLERANCE_GRACE, NOTIFICATION);
    }

    @ParameterizedTest
    @CsvSource({
        "0, LICENSED",
        "179, LICENSED",
        "180, OUT_OF_TOLERANCE_GRACE",
        "209, OUT_OF_TOLERANCE_GRACE",
        "210, NOTIFICATION",
        "5000, NOTIFICATION"
    })
    @Tag("VA-204")
    @Tag("VA-205")
    void activationByKmsLasts180DaysAndThirtyMore(int days, LicenseState state) {
        Installation licensed = begin(CLIENT).activated(success(Activation.Way.KMS, START));
        Installation later = after(licensed, Duration.ofDays(days), MACHINE);
        assertThat(LicensePolicy.phase(later, CLIENT).state()).isEqualTo(state);
    }

    @Test
    @Tag("VA-204")
    void activationByKeyHasNoEnd() {
        for (Activation.Way way : new Activation.Way[] {Activation.Way.ONLINE, Activation.Way.PHONE}) {
            Installation licensed = begin(CLIENT).activated(success(way, START));
            Installation later = after(licensed, Duration.ofDays(36_500), MACHINE);
            assertThat(LicensePolicy.phase(later, CLIENT).state()).isEqualTo(LICENSED);
            assertThat(LicensePolicy.phase(later, CLIENT).endsAt()).isEmpty();
        }
    }

    @Test
    @Tag("VA-205")
    void eachSuccessStarts180DaysAnew() {
        Installation licensed = begin(CLIENT).activated(success(Activation.Way.KMS, START));
        Installation renewed = licensed.activated(success(Activation.Way.KMS, START.plus(Duration.ofDays(170))));
        Installation later = after(renewed, Duration.ofDays(349), MACHINE);
        assertThat(LicensePolicy.phase(later, CLIENT).state()).isEqualTo(LICENSED);
    }

    @ParameterizedTest
    @CsvSource({"0, 10080", "173, 10080", "174, 8640", "179, 1440", "180, 120", "181, 120", "211, 120"})
    @Tag("VA-205")
    void attemptsFollowTheState(int days, long minutes) {
        Installation licensed = begin(CLIENT).activated(success(Activation.Way.KMS, START));
        Installation later = after(licensed, Duration.ofDays(days), MACHINE);
        Installation attempted = later.withKms(later.kms().attemptedAt(later.now()));
        assertThat(LicensePolicy.nextAttempt(attempted, CLIENT))
                .isEqualTo(later.now().plus(Duration.ofMinutes(minutes)));
    }

    @Test
    @Tag("VA-205")
    void beforeActivationItTriesEveryTwoHoursFromTheBeginning() {
        Installation fresh = begin(CLIENT);
        assertThat(LicensePolicy.nextAttempt(fresh, CLIENT)).isEqualTo(START);
        Installation attempted = fresh.withKms(fresh.kms().attemptedAt(START));
        assertThat(LicensePolicy.nextAttempt(attempted, CLIENT)).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    @Tag("VA-206")
    void otherHardwareGivesThirtyDaysOfTolerance() {
        Installation licensed = begin(CLIENT).activated(success(Activation.Way.ONLINE, START));
        Installation changed = after(licensed, Duration.ofDays(100), OTHER_MACHINE);
        assertThat(LicensePolicy.phase(changed, CLIENT).state()).isEqualTo(OUT_OF_TOLERANCE_GRACE);
        Installation late = after(changed, Duration.ofDays(129), OTHER_MACHINE);
        assertThat(LicensePolicy.phase(late, CLIENT).state()).isEqualTo(OUT_OF_TOLERANCE_GRACE);
        Installation tooLate = after(late, Duration.ofDays(130), OTHER_MACHINE);
        assertThat(LicensePolicy.phase(tooLate, CLIENT).state()).isEqualTo(NOTIFICATION);
        Activation again = new Activation(Activation.Way.ONLINE, tooLate.now(), OTHER_MACHINE, "proof");
        Installation activated = after(tooLate.activated(again), Duration.ofDays(131), OTHER_MACHINE);
        assertThat(LicensePolicy.phase(activated, CLIENT).state()).isEqualTo(LICENSED);
    }

    @Test
    @Tag("VA-206")
    void otherHardwareBeforeActivationMeansNothing() {
        Installation changed = after(begin(CLIENT), Duration.ofDays(1), OTHER_MACHINE);
        assertThat(LicensePolicy.phase(changed, CLIENT).state()).isEqualTo(INITIAL_GRACE);
    }

    @Test
    @Tag("VA-208")
    void rearmBeginsAnewWithAnotherMachineIdAsOftenAsAllowed() {
        Installation installation = begin(CLIENT);
        for (int left = 2; left >= 0; left--) {
            installation = after(
                    installation, Duration.between(START, installation.now()).plusDays(31), MACHINE);
            assertThat(LicensePolicy.phase(installation, CLIENT).state()).isEqualTo(NOTIFICATION);
            UUID before = installation.cmid();
            installation = installation.rearmed(UUID.randomUUID());
            assertThat(LicensePolicy.phase(installation, CLIENT).state()).isEqualTo(INITIAL_GRACE);
            assertThat(installation.rearmsLeft()).isEqualTo(left);
            assertThat(installation.cmid()).isNotEqualTo(before);
        }
        Installation used = installation;
        assertThatThrownBy(() -> used.rearmed(UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"101, 3", "201, 3", "103, 5"})
    @Tag("VA-208")
    void theCatalogSaysHowManyRearmsAnEditionHas(int code, int rearms) {
        Installation installation = begin(Sample.catalog().edition(code).orElseThrow());
        for (int left = rearms; left > 0; left--) {
            assertThat(installation.rearmsLeft()).isEqualTo(left);
            installation = installation.rearmed(UUID.randomUUID());
        }
        Installation used = installation;
        assertThatThrownBy(() -> used.rearmed(UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("VA-208")
    void theFirstActivationByKmsLiftsARearmCountOfZeroToOne() {
        Installation used = begin(CLIENT);
        for (int i = 0; i < 3; i++) {
            used = used.rearmed(UUID.randomUUID());
        }
        Installation byKey = used.activated(success(Activation.Way.ONLINE, START));
        assertThat(byKey.rearmsLeft()).isZero();
        Installation byKms = used.activated(success(Activation.Way.KMS, START));
        assertThat(byKms.rearmsLeft()).isEqualTo(1);
        Installation rearmed = byKms.rearmed(UUID.randomUUID());
        assertThat(rearmed.activation()).isEmpty();
        Installation again = rearmed.activated(success(Activation.Way.KMS, START));
        assertThat(again.rearmsLeft()).isEqualTo(1);
        assertThat(begin(CLIENT).activated(success(Activation.Way.KMS, START)).rearmsLeft())
                .isEqualTo(3);
    }

    @Test
    @Tag("VA-208")
    void aRenewalLiftsNothing() {
        Installation used = begin(CLIENT).activated(success(Activation.Way.KMS, START));
        Installation none = new Installation(
                used.editionCode(),
                used.cmid(),
                used.graceStartedAt(),
                0,
                used.productKey(),
                used.activation(),
                used.hardwareChangedAt(),
                used.failedValidation(),
                used.returned(),
                used.generalized(),
                used.time(),
                used.kms());
        assertThat(none.activated(success(Activation.Way.KMS, START)).rearmsLeft())
                .isZero();
    }

    @Test
    @Tag("VA-209")
    void settingTheClockBackExtendsNoPeriod() {
        Installation installation = after(begin(CLIENT), Duration.ofDays(29), MACHINE);
        Installation setBack = after(after(installation, Duration.ZERO, MACHINE), Duration.ofDays(1), MACHINE);
        assertThat(LicensePolicy.phase(setBack, CLIENT).state()).isEqualTo(NOTIFICATION);
    }

    @Test
    @Tag("VA-109")
    @Tag("VA-211")
    void withoutAKeyAVolumeEditionIsAKmsClient() {
        CatalogEdition excluded =
                Sample.catalog().edition(Sample.CLIENT_ULTIMATE).orElseThrow();
        assertThat(LicensePolicy.isKmsClient(begin(CLIENT), CLIENT)).isTrue();
        assertThat(LicensePolicy.isKmsClient(begin(CLIENT).withKey(Optional.of(Sample.mak(1, 1))), CLIENT))
                .isFalse();
        assertThat(LicensePolicy.isKmsClient(begin(excluded), excluded)).isFalse();
    }

    private static Installation begin(CatalogEdition edition) {
        return Installation.begin(edition, UUID.randomUUID(), START);
    }

    private static Activation success(Activation.Way way, Instant at) {
        return new Activation(way, at, MACHINE, "proof");
    }

    private static Installation after(Installation installation, Duration sinceStart, HardwareProfile hardware) {
        return installation.observed(START.plus(sinceStart), () -> Optional.of(hardware));
    }
}
