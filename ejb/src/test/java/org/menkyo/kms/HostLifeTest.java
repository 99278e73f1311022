package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.host.HostHardwareWatch;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.ServedHosts;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.testing.AtOnce;

/** What becomes of a host after its first activation: changed hardware, deactivation, settings. */
class HostLifeTest {

    @RegisterExtension
    static final KmsScenario KMS = new KmsScenario();

    @BeforeEach
    void beginOnTheFirstMachine() {
        KMS.useHardware("the first machine");
    }

    @Test
    @Tag("VA-317")
    void aHostOnOtherHardwareServesForThirtyDaysAndThenRefusesWithThatReason() {
        KmsHostView host = KMS.install(KMS.key(), "moved");
        watch();
        assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.ACTIVATED);
        KMS.clock().move(Duration.ofDays(1));
        KMS.useHardware("another machine");
        Instant changed = KMS.clock().instant();

        watch();

        KmsHostView tolerated = KMS.get(host);
        assertThat(tolerated.condition()).isEqualTo(HostCondition.OUT_OF_TOLERANCE_GRACE);
        assertThat(tolerated.refusesFrom()).isEqualTo(changed.plus(Duration.ofDays(30)));
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);
        KMS.clock().move(Duration.ofDays(30).minusMillis(1));
        watch();
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);

        KMS.clock().move(Duration.ofMillis(1));

        assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.NOTIFICATION);
        assertThat(KMS.ask()).isEqualTo(KmsResult.HOST_NOT_ACTIVATED);
        KMS.follow();
        assertThat(KMS.get(host).requests()).containsEntry(KmsResult.HOST_NOT_ACTIVATED, 1L);
        assertThat(KMS.get(host).count())
                .as("the other one has left after 30 days")
                .isEqualTo(1);
    }

    @Test
    @Tag("VA-317")
    @Tag("VA-301")
    void activatingItAgainUsesOneOfItsTenAndEndsTheTolerance() {
        ProductKey key = KMS.key();
        KmsHostView host = KMS.install(key, "moved and activated");
        for (int again = 2; again <= 10; again++) {
            KMS.clock().move(Duration.ofDays(1));
            KMS.useHardware("machine " + again);
            watch();
            assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.OUT_OF_TOLERANCE_GRACE);
            KmsHostView activated = KMS.install(key, "moved and activated");
            assertThat(activated.condition()).isEqualTo(HostCondition.ACTIVATED);
            assertThat(activated.refusesFrom()).isNull();
            assertThat(activated.productId()).isEqualTo(host.productId());
            assertThat(activated.certificateSerial()).isNotEqualTo(host.certificateSerial());
        }
        KMS.clock().move(Duration.ofDays(1));
        KMS.useHardware("machine 11");
        watch();

        assertThatThrownBy(() -> KMS.install(key, "moved and activated"))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED));

        assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.OUT_OF_TOLERANCE_GRACE);
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);
    }

    @Test
    @Tag("VA-317")
    void theOldHardwareEndsTheToleranceWithoutAnActivation() {
        KmsHostView host = KMS.install(KMS.key(), "moved and back");
        KMS.clock().move(Duration.ofDays(1));
        KMS.useHardware("a spare machine");
        watch();
        KMS.clock().move(Duration.ofDays(40));
        assertThat(KMS.ask()).isEqualTo(KmsResult.HOST_NOT_ACTIVATED);
        KMS.useHardware("the first machine");

        watch();

        assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.ACTIVATED);
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);
        assertThat(KMS.licensing().auditRecords("KMS_HOST_HARDWARE_RESTORED", null))
                .isPositive();
    }

    @Test
    @Tag("VA-317")
    void aNodeOnOtherHardwareChangesNothingWhileOneWithTheOldIsThere() {
        KmsHostView host = KMS.install(KMS.key(), "clustered");
        for (int minute = 0; minute < 60; minute += 5) {
            KMS.clock().move(Duration.ofMinutes(5));
            KMS.useHardware("the first machine");
            watch();
            KMS.useHardware("the second node");
            watch();
            assertThat(KMS.get(host).condition()).isEqualTo(HostCondition.ACTIVATED);
        }
    }

    @Test
    @Tag("VA-301")
    void aDeactivatedHostServesNobodyAndKeepsItsTable() {
        ProductKey key = KMS.key();
        KmsHostView host = KMS.install(key, "given up");
        assertThat(KMS.ask()).isEqualTo(KmsResult.ANSWERED);
        KMS.follow();

        KmsHostView deactivated =
                KMS.call(KmsHostService.class, service -> service.deactivate(KMS.operator(), host.id()));

        assertThat(deactivated.condition()).isEqualTo(HostCondition.NOT_ACTIVATED);
        assertThat(deactivated.serving()).isFalse();
        assertThat(deactivated.productKey()).isNull();
        assertThat(KMS.ask()).isNull();
        assertThatThrownBy(
                        () -> KMS.call(KmsHostService.class, service -> service.deactivate(KMS.operator(), host.id())))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> KMS.call(
                        KmsHostService.class, service -> service.deactivate(KMS.operator(), UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
        KmsHostView again = KMS.install(key, "given up");
        assertThat(again.id()).isEqualTo(host.id());
        assertThat(again.certificateSerial()).isEqualTo(host.certificateSerial());
        KMS.ask();
        KMS.follow();
        assertThat(KMS.get(host).count()).isEqualTo(2);
    }

    @Test
    @Tag("VA-308")
    @Tag("VA-309")
    void portAndPublicationAreSettingsOfTheHost() {
        KmsHostView host = KMS.install(KMS.key(), "with a port");
        assertThat(host.port()).isNull();
        assertThat(host.dnsPublished()).isTrue();

        KmsHostView changed = KMS.configure(host, new ConfigureKmsHost(null, null, null, 11_688, false));

        assertThat(changed.port()).isEqualTo(11_688);
        assertThat(changed.dnsPublished()).isFalse();
        ServedHosts.Served served = KMS.in(beans -> beans.get(ServedHosts.class).current());
        assertThat(served.host().orElseThrow().port()).hasValue(11_688);
        KmsHostView kept = KMS.configure(host, new ConfigureKmsHost(60, null, null));
        assertThat(kept.port()).isEqualTo(11_688);
        assertThat(KMS.configure(host, new ConfigureKmsHost(null, null, null, 0, true))
                        .port())
                .isNull();
        assertThatThrownBy(() -> KMS.configure(host, new ConfigureKmsHost(null, null, null, 65_536, null)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("VA-317")
    @Tag("VA-318")
    void aHostWhoseKeyCannotBeReadDoesNotKeepTheOthersFromBeingWatched() {
        KmsHostView damaged = KMS.install(KMS.key(), "damaged");
        KmsHostView beside = KMS.install(KMS.key(), "beside it");
        KMS.licensing()
                .database()
                .inTransaction(entities -> entities.createQuery(
                                "update InstalledHost h set h.sealedSigningKey = :nothing where h.publicId = :id")
                        .setParameter("nothing", new byte[60])
                        .setParameter("id", damaged.id())
                        .executeUpdate());
        KMS.clock().move(Duration.ofDays(1));
        KMS.useHardware("a machine for the one beside it");

        watch();

        assertThat(KMS.get(beside).condition()).isEqualTo(HostCondition.OUT_OF_TOLERANCE_GRACE);
    }

    private static void watch() {
        KMS.in(beans -> {
            beans.get(HostHardwareWatch.class).look();
            return null;
        });
    }

    @Test
    @Tag("VA-301")
    void hostsThatAreInstalledAtOnceAreMadeOnceAndOneServes() {
        ProductKey first = KMS.key();
        ProductKey second = KMS.key();

        List<Object> hosts = AtOnce.run(6, i -> KMS.install(i % 2 == 0 ? first : second, "at once " + i / 3));

        assertThat(hosts).hasOnlyElementsOfType(KmsHostView.class);
        assertThat(hosts.stream().map(host -> ((KmsHostView) host).id()).distinct())
                .hasSize(2);
        assertThat(hosts.stream()
                        .map(host -> KMS.get((KmsHostView) host))
                        .distinct()
                        .filter(KmsHostView::serving))
                .hasSize(1);
    }
}
