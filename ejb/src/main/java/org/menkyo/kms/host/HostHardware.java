package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;

/**
 * What this machine tells of its hardware, for the installation ID of a host (VA-301). A component that the operating
 * system does not show is left out. Where it shows none that tells machines apart, as in some containers, the host's
 * signing key takes the place of the system board.
 */
@ApplicationScoped
public class HostHardware {

    private static final Path DMI = Path.of("/sys/class/dmi/id");
    private static final int MAX_READING = 4096;

    /** The installation ID of a host on this machine. */
    InstallationId installationId(String catalogId, ProductKey key, VerifyingKey hostKey) {
        return InstallationId.of(profile(catalogId, hostKey), InstallationId.HOST_EDITION, key);
    }

    /** The hardware of this machine, as a host with that signing key names it. */
    protected HardwareProfile profile(String catalogId, VerifyingKey hostKey) {
        Map<HardwareComponent, String> readings = readings();
        if (readings.keySet().stream().noneMatch(HardwareComponent::isIdentifying)) {
            readings.put(HardwareComponent.SYSTEM_BOARD, hostKey.toString());
        }
        return HardwareProfile.of(catalogId, readings);
    }

    private static Map<HardwareComponent, String> readings() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        read(DMI.resolve("product_uuid")).ifPresent(text -> readings.put(HardwareComponent.SYSTEM_BOARD, text));
        read(Path.of("/etc/machine-id")).ifPresent(text -> readings.put(HardwareComponent.SYSTEM_DISK, text));
        networkAdapter().ifPresent(address -> readings.put(HardwareComponent.NETWORK_ADAPTER, address));
        readings.put(
                HardwareComponent.PROCESSOR,
                System.getProperty("os.arch") + "/" + Runtime.getRuntime().availableProcessors());
        read(DMI.resolve("bios_vendor"))
                .ifPresent(maker -> readings.put(
                        HardwareComponent.FIRMWARE,
                        maker + "/" + read(DMI.resolve("bios_version")).orElse("")));
        return readings;
    }

    private static Optional<String> read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst().map(String::strip).filter(text -> !text.isEmpty() && text.length() < MAX_READING);
        } catch (IOException | UncheckedIOException e) {
            // Not on this system, or not for this user: the component is left out.
            return Optional.empty();
        }
    }

    private static Optional<String> networkAdapter() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(adapter -> !adapter.isVirtual())
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .map(HostHardware::address)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(NetworkInterface adapter) {
        try {
            byte[] address = adapter.getHardwareAddress();
            return address == null || address.length == 0
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(address));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
