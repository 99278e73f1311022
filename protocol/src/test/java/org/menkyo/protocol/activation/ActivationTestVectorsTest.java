package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.TestVectors;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyCodec;

/** The documented formats and this implementation agree digit by digit. */
class ActivationTestVectorsTest {

    private static final Map<HardwareComponent, String> NAMES = Map.of(
            HardwareComponent.SYSTEM_BOARD, "systemBoard",
            HardwareComponent.SYSTEM_DISK, "systemDisk",
            HardwareComponent.NETWORK_ADAPTER, "networkAdapter",
            HardwareComponent.PROCESSOR, "processor",
            HardwareComponent.MEMORY, "memory");

    private final TestVectors vectors = new TestVectors("activation-test-vectors.properties");
    private final ProductKeyCodec codec = new ProductKeyCodec(vectors.bytes("key.secret"));
    private final ProductKey mak = codec.encode(KeyType.MAK, 2, 17);

    @Test
    @Tag("VA-106")
    void productKeys() {
        assertThat(mak.formatted()).isEqualTo(vectors.text("key.mak"));
        assertThat(codec.encode(KeyType.KMS_HOST, 255, ProductKeyCodec.MAX_SERIAL)
                        .formatted())
                .isEqualTo(vectors.text("key.kms"));
        assertThat(codec.encode(KeyType.INDIVIDUAL, 0, 0).formatted()).isEqualTo(vectors.text("key.individual"));
        assertThat(mak.fingerprint()).hasToString(vectors.text("key.mak.fingerprint"));
    }

    @Test
    @Tag("VA-403")
    void idsAndConfirmation() {
        HardwareProfile hardware = hardware();
        NAMES.values()
                .forEach(name -> assertThat(hardware.toMap()).containsEntry(name, vectors.text("hardware." + name)));
        assertThat(hardware.fingerprint()).hasToString(vectors.text("hardware.fingerprint"));
        InstallationId installation = InstallationId.of(hardware, 300, mak);
        assertThat(installation).hasToString(vectors.text("installation.id"));
        assertThat(new ConfirmationCodec(vectors.bytes("confirmation.key")).confirm(installation))
                .hasToString(vectors.text("confirmation.id"));
        SigningKey publisher = SigningKey.ofSeed(vectors.bytes("publisher.seed"));
        Instant time = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(MakConfirmation.sign(publisher, 77, mak, installation, time).toBytes())
                .isEqualTo(vectors.bytes("mak.confirmation"));
    }

    private HardwareProfile hardware() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        NAMES.forEach((component, name) -> readings.put(component, vectors.text("reading." + name)));
        return HardwareProfile.of("sample", readings);
    }
}
