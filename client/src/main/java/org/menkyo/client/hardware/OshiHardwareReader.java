package org.menkyo.client.hardware;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.menkyo.protocol.activation.HardwareComponent;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.ComputerSystem;
import oshi.hardware.Firmware;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * Reads this machine by OSHI, on Linux (x86-64 and Arm), Windows and macOS (VA-213). Which components can be read depends on
 * the system and on the user: Linux shows board and disk serial numbers to root only. A component that cannot be read is
 * left out, whatever the reason, also where OSHI's native part cannot be loaded.
 */
public final class OshiHardwareReader implements HardwareReader {

    private static final System.Logger LOGGER = System.getLogger(OshiHardwareReader.class.getName());
    private static final long MEMORY_STEP = 512L * 1024 * 1024;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "unknown",
            "none",
            "0",
            "not specified",
            "not applicable",
            "to be filled by o.e.m.",
            "default string",
            "system serial number",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "00:00:00:00:00:00");

    private final Supplier<HardwareAbstractionLayer> hardware;

    /** Reads the machine that this runs on. */
    public OshiHardwareReader() {
        this(OfThisMachine::layer);
    }

    /** Reads what this layer tells. */
    OshiHardwareReader(Supplier<HardwareAbstractionLayer> hardware) {
        this.hardware = hardware;
    }

    @Override
    public Map<HardwareComponent, String> read() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        put(readings, HardwareComponent.SYSTEM_BOARD, computer(ComputerSystem::getHardwareUUID));
        put(readings, HardwareComponent.SYSTEM_DISK, this::disk);
        put(readings, HardwareComponent.NETWORK_ADAPTER, this::adapter);
        put(readings, HardwareComponent.PROCESSOR, this::processor);
        put(readings, HardwareComponent.MEMORY, this::memory);
        put(readings, HardwareComponent.FIRMWARE, this::firmware);
        return readings;
    }

    @Override
    public MachineKind kind() {
        return VirtualMachines.kind(
                told(computer(ComputerSystem::getManufacturer)).orElse(""),
                told(computer(ComputerSystem::getModel)).orElse(""),
                told(() -> Optional.of(
                                String.join(" ", hardware.get().getProcessor().getFeatureFlags())))
                        .orElse(""));
    }

    private Supplier<Optional<String>> computer(Function<ComputerSystem, String> property) {
        return () -> Optional.ofNullable(property.apply(hardware.get().getComputerSystem()));
    }

    /** The disk with the root of the file system or with Windows; where that cannot be told, the first by name. */
    private Optional<String> disk() {
        List<HWDiskStore> disks = hardware.get().getDiskStores().stream()
                .filter(disk -> isTold(disk.getSerial()))
                .sorted(Comparator.comparing(HWDiskStore::getName))
                .toList();
        return disks.stream()
                .filter(disk -> disk.getPartitions().stream().anyMatch(part -> isSystem(part.getMountPoint())))
                .findFirst()
                .or(() -> disks.stream().findFirst())
                .map(HWDiskStore::getSerial);
    }

    private static boolean isSystem(String mountPoint) {
        String plain = mountPoint.strip().toUpperCase(Locale.ROOT);
        return plain.equals("/") || plain.equals("C:") || plain.equals("C:\\");
    }

    /**
     * The first adapter with an address that its maker gave it. Addresses that software made, such as those of bridges,
     * containers and private Wi-Fi, change; they are taken only where there is no other.
     */
    private Optional<String> adapter() {
        List<NetworkIF> adapters = hardware.get().getNetworkIFs().stream()
                .filter(adapter -> isTold(adapter.getMacaddr()))
                .sorted(Comparator.comparingInt(NetworkIF::getIndex))
                .toList();
        return Stream.<java.util.function.Predicate<NetworkIF>>of(
                        adapter -> !isMadeBySoftware(adapter) && !adapter.isKnownVmMacAddr(),
                        adapter -> !isMadeBySoftware(adapter),
                        adapter -> true)
                .map(preferred -> adapters.stream().filter(preferred).findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .map(NetworkIF::getMacaddr);
    }

    /** The second lowest bit of an address's first byte says so (IEEE 802, «locally administered»). */
    private static boolean isMadeBySoftware(NetworkIF adapter) {
        return (Character.digit(adapter.getMacaddr().charAt(1), 16) & 2) != 0;
    }

    private Optional<String> processor() {
        ProcessorIdentifier processor = hardware.get().getProcessor().getProcessorIdentifier();
        return Stream.of(processor.getName(), processor.getIdentifier())
                .filter(OshiHardwareReader::isTold)
                .findFirst();
    }

    /** Rounded, since the system keeps a part of the memory that differs from version to version. */
    private Optional<String> memory() {
        long bytes = hardware.get().getMemory().getTotal();
        return bytes > 0 ? Optional.of(Math.round((double) bytes / MEMORY_STEP) + " x 512 MiB") : Optional.empty();
    }

    private Optional<String> firmware() {
        Firmware firmware = hardware.get().getComputerSystem().getFirmware();
        return isTold(firmware.getManufacturer()) && isTold(firmware.getVersion())
                ? Optional.of(firmware.getManufacturer().strip() + " "
                        + firmware.getVersion().strip())
                : Optional.empty();
    }

    private static void put(
            Map<HardwareComponent, String> readings, HardwareComponent component, Supplier<Optional<String>> reading) {
        told(reading).ifPresent(value -> readings.put(component, value));
    }

    private static Optional<String> told(Supplier<Optional<String>> reading) {
        try {
            return reading.get().filter(OshiHardwareReader::isTold).map(String::strip);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A part of the hardware cannot be read", e);
            return Optional.empty();
        }
    }

    private static boolean isTold(String reading) {
        return !PLACEHOLDERS.contains(
                Objects.requireNonNullElse(reading, "").strip().toLowerCase(Locale.ROOT));
    }

    /** OSHI is begun when it is first asked: it loads a native library. */
    private static final class OfThisMachine {

        private static final HardwareAbstractionLayer LAYER = new SystemInfo().getHardware();

        private static HardwareAbstractionLayer layer() {
            return LAYER;
        }
    }
}
