package org.menkyo.twin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.RefusedException;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.kms.FrameReader;
import org.menkyo.protocol.kms.RequestAuthenticator;
import org.menkyo.twin.scenario.CatalogFile;
import org.menkyo.twin.scenario.TestedPlan;

/** The flows of images, against a host that decides as every host does. */
@Tag("VA-601")
class ImageFlowTest {

    private static final String EDITION = "VISTA_BUSINESS";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-05T09:00:00Z"));
    private final Chance chance = new Chance(1);
    private CatalogFile catalog;
    private Publisher publisher;
    private RequestAuthenticator authenticator;
    private TwinHost host;
    private MemoryLicenseStore reference = new MemoryLicenseStore();

    @BeforeEach
    void begin() throws Exception {
        catalog = CatalogFile.read(Path.of("..", "docs", "catalog", "sample-catalog.json"));
        publisher = new Publisher(catalog, chance);
        authenticator =
                new RequestAuthenticator(List.of(publisher.clientCatalog().catalogKey()));
        host = new TwinHost(
                new TestedPlan.Host("kms1", "Core", Optional.empty(), 10_080, 120),
                List.of(),
                publisher,
                100,
                clock.instant());
        for (int i = 0; i < 25; i++) {
            client(new MemoryLicenseStore(), "office-" + i).renewIfDue();
        }
    }

    private ActivationClient client(MemoryLicenseStore store, String name) {
        HardwareReader hardware = HardwareReader.of(
                Map.of(
                        HardwareComponent.SYSTEM_BOARD, "board-" + name,
                        HardwareComponent.SYSTEM_DISK, "disk-" + name,
                        HardwareComponent.NETWORK_ADAPTER, "adapter-" + name),
                false);
        return ActivationClient.of(
                        publisher.clientCatalog(),
                        catalog.editions().get(EDITION).code())
                .store(store)
                .machineName(name)
                .hardware(hardware)
                .clock(clock)
                .random(chance)
                .discovery((label, port) -> List.of(new HostAddress("host0", port)))
                .transport((address, frame) -> host.answer(
                        authenticator.open(FrameReader.forHost()
                                .next(ByteBuffer.wrap(frame))
                                .orElseThrow()),
                        clock.instant()))
                .build();
    }

    private ActivationClient referenceMachine() {
        return client(reference, "reference");
    }

    private int rearmsLeft() {
        return referenceMachine().status().rearmsLeft();
    }

    /** Prepares the reference machine for an image and archives it. */
    private MemoryLicenseStore archived() throws Exception {
        referenceMachine().generalize();
        MemoryLicenseStore archive = new MemoryLicenseStore();
        archive.save(reference.load().orElseThrow());
        clock.set(clock.instant().plus(Duration.ofDays(3)));
        return archive;
    }

    private static MemoryLicenseStore restored(MemoryLicenseStore archive) throws Exception {
        MemoryLicenseStore restored = new MemoryLicenseStore();
        restored.save(archive.load().orElseThrow());
        return restored;
    }

    @Test
    void eachUpdateOfTheReferenceMachineUsesARearm() throws Exception {
        assertThat(rearmsLeft()).isEqualTo(3);
        archived();
        assertThat(rearmsLeft()).as("for the first update").isEqualTo(2);
        archived();
        assertThat(rearmsLeft()).as("for the second update").isEqualTo(1);
        archived();
        assertThat(rearmsLeft()).isZero();
        assertThatThrownBy(() -> referenceMachine().generalize()).isInstanceOf(RefusedException.class);
    }

    @Test
    void bothUpdatesOnTheFirstArchiveUseOneRearm() throws Exception {
        MemoryLicenseStore first = archived();
        archived();
        reference = restored(first);
        assertThat(rearmsLeft()).isEqualTo(2);
        archived();
        assertThat(rearmsLeft()).isEqualTo(1);
    }

    @Test
    @Tag("VA-208")
    void atZeroActivationByKmsGivesOneRearmAsOftenAsWanted() throws Exception {
        for (int i = 0; i < 3; i++) {
            archived();
        }
        for (int i = 0; i < 4; i++) {
            assertThat(rearmsLeft()).isZero();
            referenceMachine().renewIfDue();
            assertThat(referenceMachine().state()).isEqualTo(LicenseState.LICENSED);
            assertThat(rearmsLeft()).isEqualTo(1);
            MemoryLicenseStore archive = archived();
            ActivationClient machine = client(restored(archive), "new-" + i);
            assertThat(machine.status().cmid())
                    .isNotEqualTo(referenceMachine().status().cmid());
            assertThat(machine.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        }
    }
}
