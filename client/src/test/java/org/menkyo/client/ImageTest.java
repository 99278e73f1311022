package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.client.store.TamperedException;
import org.menkyo.protocol.activation.LicenseState;

/** Images of reference machines (VA-601): an archive is a copy of the client's folder. */
class ImageTest {

    @TempDir
    private Path root;

    private final SettableClock clock = new SettableClock(Sample.START);
    private final MemoryHost host = new MemoryHost(clock);

    @Test
    @Tag("VA-601")
    void theFlowOfUpdatesAndArchives() throws Exception {
        Path reference = root.resolve("reference");
        // (a) install 3 → generalize 2, archive → update 1, generalize 1, archive → update 2, generalize 0, archive
        assertThat(client(reference, 1).status().rearmsLeft()).isEqualTo(3);
        Path first = generalizeAndArchive(reference, "first", 2);
        update(reference);
        Path second = generalizeAndArchive(reference, "second", 1);
        update(reference);
        Path third = generalizeAndArchive(reference, "third", 0);
        assertThat(rearmsIn(first)).isEqualTo(2);
        assertThat(rearmsIn(second)).isEqualTo(1);
        assertThat(rearmsIn(third)).isZero();
        assertThatThrownBy(() -> client(reference, 1).generalize()).isInstanceOf(IllegalStateException.class);

        // (b) restore the archive with 2, install both updates, generalize 1, archive
        Path restored = copy(first, root.resolve("restored"));
        update(restored);
        update(restored);
        generalizeAndArchive(restored, "both updates", 1);

        // (c) at 0: activate by KMS 0→1, generalize 1→0, and again as often as wanted
        host.setCount(5);
        for (int again = 0; again < 5; again++) {
            ActivationClient atZero = client(reference, 1);
            assertThat(atZero.status().rearmsLeft()).isZero();
            assertThatThrownBy(atZero::generalize).isInstanceOf(IllegalStateException.class);
            assertThat(atZero.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
            assertThat(atZero.status().rearmsLeft()).isEqualTo(1);
            assertThat(atZero.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);
            assertThat(atZero.status().rearmsLeft())
                    .as("a renewal lifts nothing")
                    .isEqualTo(1);
            atZero.generalize();
            assertThat(rearmsIn(reference)).isZero();
        }
    }

    @Test
    @Tag("VA-601")
    void machinesFromOneImageHaveNothingInCommon() throws Exception {
        Path reference = root.resolve("reference");
        ActivationClient before = client(reference, 1);
        host.setCount(5);
        before.configureKms(Optional.of("kms.example.com"), OptionalInt.of(1700));
        before.activate();
        UUID referenceCmid = before.status().cmid();
        String referenceKey = Files.readString(reference.resolve("license.key"));
        assertThat(reference.resolve("events.log")).exists();
        before.generalize();
        String image = Files.readString(reference.resolve("license.state"));
        assertThat(image).doesNotContain(referenceCmid.toString(), "00001-MEMORY", "activation.", "kms.certificate");
        assertThat(reference.resolve("events.log")).isEmptyFile();

        clock.advance(Duration.ofDays(400));
        List<ActivationClient> machines = Stream.of(2, 3)
                .map(number -> client(copy(reference, root.resolve("machine-" + number)), number))
                .toList();
        List<UUID> cmids = machines.stream().map(m -> m.status().cmid()).toList();
        assertThat(cmids).doesNotContain(referenceCmid, new UUID(0, 0)).doesNotHaveDuplicates();
        for (ActivationClient machine : machines) {
            assertThat(machine.state()).isEqualTo(LicenseState.INITIAL_GRACE);
            assertThat(machine.status().endsAt()).contains(clock.instant().plus(Duration.ofDays(60)));
            assertThat(machine.status().kms().host()).contains("kms.example.com");
            assertThat(machine.status().clockSetBack()).isFalse();
        }
        assertThat(Files.readString(root.resolve("machine-2/license.key")))
                .isNotEqualTo(referenceKey)
                .isNotEqualTo(Files.readString(root.resolve("machine-3/license.key")));
    }

    @Test
    @Tag("VA-601")
    void aMachineWhoseClockIsBehindTheImagesIsNotSuspected() {
        Path reference = root.resolve("reference");
        client(reference, 1).generalize();
        clock.set(Sample.START.minus(Duration.ofDays(20)));
        LicenseStatus status = client(reference, 2).status();
        assertThat(status.clockSetBack()).isFalse();
        assertThat(status.endsAt()).contains(clock.instant().plus(Duration.ofDays(60)));
    }

    @Test
    @Tag("VA-601")
    void lookingAtAnImageDoesNotStartIt() throws Exception {
        Path reference = root.resolve("reference");
        ActivationClient client = client(reference, 1);
        client.installKey(Sample.mak(3, 1));
        client.generalize();
        String before = Files.readString(reference.resolve("license.state"));
        clock.advance(Duration.ofDays(100));
        ClientImage image = look(reference).orElseThrow();
        assertThat(image)
                .isEqualTo(new ClientImage(
                        "Server Standard",
                        2,
                        true,
                        Sample.START,
                        Optional.of(Sample.mak(3, 1).masked())));
        assertThat(Files.readString(reference.resolve("license.state"))).isEqualTo(before);
        assertThat(look(root.resolve("nothing"))).isEmpty();
        Files.writeString(reference.resolve("license.state"), before.replace("rearms.left=2", "rearms.left=3"));
        assertThatThrownBy(() -> look(reference)).isInstanceOf(TamperedException.class);
    }

    private Path generalizeAndArchive(Path machine, String name, int expected) throws Exception {
        client(machine, 1).generalize();
        assertThat(rearmsIn(machine)).isEqualTo(expected);
        return copy(machine, root.resolve(name));
    }

    /** Starting the machine to install an update begins its grace and uses no rearm. */
    private void update(Path machine) {
        ActivationClient started = client(machine, 1);
        int before = started.status().rearmsLeft();
        clock.advance(Duration.ofDays(3));
        assertThat(started.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        assertThat(started.status().rearmsLeft()).isEqualTo(before);
    }

    private static int rearmsIn(Path image) throws TamperedException {
        ClientImage found = look(image).orElseThrow();
        assertThat(found.generalized()).isTrue();
        return found.rearmsLeft();
    }

    private static Optional<ClientImage> look(Path image) throws TamperedException {
        return ClientImage.look(new FileLicenseStore(image), Sample.catalog());
    }

    private static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ActivationClient client(Path folder, int machine) {
        return ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(new FileLicenseStore(folder))
                .eventLog(new FileEventLog(folder.resolve("events.log")))
                .hardware(Sample.machine(machine))
                .clock(clock)
                .transport(host)
                .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
                .build();
    }
}
