package org.menkyo.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.client.state.Activation;
import org.menkyo.client.state.Installation;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;

class FileLicenseStoreTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("VA-210")
    void keepsAllThatAClientRemembers() throws Exception {
        assertThat(store().load()).isEmpty();
        store().save(begin());
        assertThat(store().load()).contains(begin());
        store().save(full());
        assertThat(store().load()).contains(full());
    }

    @Test
    @Tag("VA-210")
    void noticesEveryAlteredByte() throws Exception {
        store().save(full());
        byte[] right = Files.readAllBytes(state());
        for (int i = 0; i < right.length; i++) {
            byte[] altered = right.clone();
            altered[i] ^= 1;
            Files.write(state(), altered);
            assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
        }
    }

    @Test
    @Tag("VA-210")
    void noticesRemovedAndExchangedParts() throws Exception {
        store().save(full());
        byte[] key = Files.readAllBytes(key());
        byte[] state = Files.readAllBytes(state());
        Files.delete(state());
        assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
        Files.write(state(), state);
        Files.delete(key());
        assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
        for (String other : new String[] {"", "none", "ab".repeat(32)}) {
            Files.writeString(key(), other);
            assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
        }
        Files.write(key(), key);
        Files.writeString(state(), Files.readString(state()).replaceAll("hmac=.*", "hmac=none"));
        assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
        Files.write(state(), new byte[0]);
        assertThatThrownBy(() -> store().load()).isInstanceOf(TamperedException.class);
    }

    @Test
    void aCrashWhileSavingLosesNothing() throws Exception {
        store().save(begin());
        Path prepared = folder.resolve("license.state.new");
        Files.writeString(prepared, "half a st");
        assertThat(store().load()).contains(begin());
        store().save(full());
        assertThat(store().load()).contains(full());
        Files.move(state(), prepared);
        assertThat(store().load()).contains(full());
    }

    @Test
    void aCrashWhileTheSecretChangesLosesNothing() throws Exception {
        store().save(begin());
        byte[] oldState = Files.readAllBytes(state());
        String oldKey = Files.readString(key());
        store().saveAnew(full());
        assertThat(Files.readString(key())).isNotEqualTo(oldKey);
        Files.move(state(), folder.resolve("license.state.new"));
        Files.write(state(), oldState);
        assertThat(store().load()).contains(full());
        Files.writeString(key(), oldKey);
        assertThat(store().load()).contains(begin());
    }

    @Test
    void aCrashInTheVeryFirstSaveIsNoTampering() throws Exception {
        Files.writeString(folder.resolve("license.state.new"), "half a st");
        assertThat(store().load()).isEmpty();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        store().save(full());
        for (Path file : new Path[] {state(), key()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @Tag("VA-210")
    void aTamperedClientIsInNotificationUntilItIsActivated() throws Exception {
        SettableClock clock = new SettableClock(Sample.START);
        ActivationClient client = ActivationClient.of(Sample.catalog(), Sample.CLIENT_BUSINESS)
                .store(store())
                .hardware(Sample.machine(1))
                .clock(clock)
                .build();
        assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
        String text = Files.readString(state());
        Files.writeString(state(), text.replaceAll("grace.started=2026", "grace.started=2027"));
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.status().rearmsLeft()).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
    }

    private FileLicenseStore store() {
        return new FileLicenseStore(folder);
    }

    private Path state() {
        return folder.resolve("license.state");
    }

    private Path key() {
        return folder.resolve("license.key");
    }

    private static Installation begin() {
        return Installation.begin(
                Sample.catalog().edition(Sample.CLIENT_BUSINESS).orElseThrow(), new UUID(1, 2), Sample.START);
    }

    private static Installation full() {
        HardwareProfile hardware =
                HardwareProfile.of("sample", Sample.machine(1).read());
        Installation activated = begin().withKey(Optional.of(Sample.mak(1, 5)))
                .activated(new Activation(Activation.Way.KMS, Sample.START, hardware, "00001-TEST"));
        HostCertificate certificate = HostCertificate.issue(
                Sample.PUBLISHER,
                new HostCertificateContents(
                        5,
                        "sample",
                        "00001-TEST",
                        40,
                        Platform.SERVER,
                        Sample.START,
                        Optional.empty(),
                        Sample.PUBLISHER.publicKey()));
        Installation changed = activated
                .validationFailed("KEY_BLOCKED")
                .observed(
                        Sample.START.minusSeconds(4000),
                        () -> Optional.of(
                                HardwareProfile.of("sample", Sample.machine(2).read())))
                .withKms(activated
                        .kms()
                        .configured(Optional.of("kms.example.com"), OptionalInt.of(1700))
                        .attemptedAt(Sample.START.plusMillis(7))
                        .answered(certificate, 1000, 30));
        return changed;
    }
}
