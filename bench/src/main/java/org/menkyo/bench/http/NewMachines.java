package org.menkyo.bench.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** Machines that nobody has activated yet, all of one edition. */
final class NewMachines {

    private static final int EDITION = 101;

    private NewMachines() {}

    /** Writes into a file, a line for each of them, the key that it activates with, taken in turn, and its installation ID. */
    static Path write(Path file, List<ProductKey> keys, int count) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                ProductKey key = keys.get(i % keys.size());
                HardwareProfile hardware = HardwareProfile.of(
                        "bench",
                        Map.of(
                                HardwareComponent.SYSTEM_BOARD,
                                        UUID.randomUUID().toString(),
                                HardwareComponent.SYSTEM_DISK, UUID.randomUUID().toString(),
                                HardwareComponent.NETWORK_ADAPTER,
                                        UUID.randomUUID().toString()));
                writer.write(key.formatted() + " "
                        + InstallationId.of(hardware, EDITION, key).formatted());
                writer.newLine();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }
}
