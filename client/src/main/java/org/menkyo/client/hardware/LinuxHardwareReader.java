package org.menkyo.client.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.menkyo.protocol.activation.HardwareComponent;

/**
 * Reads hardware from {@code /sys} and {@code /proc}. Board UUID and serial numbers are readable by root only, so a
 * product reads them from a service that runs as root; as another user it finds the network adapter.
 */
public final class LinuxHardwareReader implements HardwareReader {

    private static final long MEMORY_STEP_KIB = 512 * 1024;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "none",
            "0",
            "not specified",
            "to be filled by o.e.m.",
            "default string",
            "system serial number",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "00:00:00:00:00:00");

    private final Path root;

    /** Reads this machine. */
    public LinuxHardwareReader() {
        this(Path.of("/"));
    }

    /** Reads below another root folder. */
    public LinuxHardwareReader(Path root) {
        this.root = root;
    }

    @Override
    public Map<HardwareComponent, String> read() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        put(readings, HardwareComponent.SYSTEM_BOARD, text("sys/class/dmi/id/product_uuid"));
        put(readings, HardwareComponent.SYSTEM_DISK, disk());
        put(readings, HardwareComponent.NETWORK_ADAPTER, networkAdapter());
        put(readings, HardwareComponent.PROCESSOR, entry("proc/cpuinfo", "model name"));
        put(readings, HardwareComponent.MEMORY, memory());
        put(
                readings,
                HardwareComponent.FIRMWARE,
                text("sys/class/dmi/id/bios_vendor")
                        .flatMap(vendor ->
                                text("sys/class/dmi/id/bios_version").map(version -> vendor + " " + version)));
        return readings;
    }

    @Override
    public boolean isVirtual() {
        return entry("proc/cpuinfo", "flags")
                .map(flags -> List.of(flags.split(" ")).contains("hypervisor"))
                .orElse(false);
    }

    private static void put(
            Map<HardwareComponent, String> readings, HardwareComponent component, Optional<String> reading) {
        reading.ifPresent(value -> readings.put(component, value));
    }

    /** The first built-in disk that has a serial number or a world-wide name. */
    private Optional<String> disk() {
        return children("sys/block")
                .filter(disk ->
                        text(disk.resolve("removable")).filter("1"::equals).isEmpty())
                .map(disk -> Stream.of("device/serial", "wwid", "device/wwid", "serial")
                        .map(name -> text(disk.resolve(name)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first adapter that is a device; where there is none, as in a container, the first that has an address. */
    private Optional<String> networkAdapter() {
        return children("sys/class/net")
                .filter(adapter -> Files.exists(adapter.resolve("device")))
                .map(adapter -> text(adapter.resolve("address")))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> children("sys/class/net")
                        .map(adapter -> text(adapter.resolve("address")))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Rounded, since the kernel keeps a part of the memory that differs from version to version. */
    private Optional<String> memory() {
        return entry("proc/meminfo", "MemTotal")
                .map(total -> Long.parseLong(total.replaceAll("[^0-9]", "")))
                .map(kib -> Math.round((double) kib / MEMORY_STEP_KIB) + " x 512 MiB");
    }

    private Stream<Path> children(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private Optional<String> text(String file) {
        return text(root.resolve(file));
    }

    private static Optional<String> text(Path file) {
        try {
            String text = Files.readString(file).strip();
            return PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)) ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> entry(String file, String name) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.filter(line -> line.matches(name + "\\s*:.*"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
