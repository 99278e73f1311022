package org.menkyo.client.hardware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.ComputerSystem;
import oshi.hardware.Firmware;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HWPartition;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/** A machine as OSHI tells of it, read from a properties file. What is not in the file fails, as where it cannot be read. */
final class RecordedMachine {

    private final Properties values = new Properties();

    private RecordedMachine() {}

    static HardwareReader reader(String name, Map<String, String> changes) {
        RecordedMachine machine = new RecordedMachine();
        try (InputStream file = RecordedMachine.class.getResourceAsStream(name + ".properties")) {
            machine.values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        machine.values.putAll(changes);
        return new OshiHardwareReader(machine::layer);
    }

    private HardwareAbstractionLayer layer() {
        return answering(
                HardwareAbstractionLayer.class,
                Map.of(
                        "getComputerSystem", computer(),
                        "getProcessor", processor(),
                        "getMemory", memory(),
                        "getDiskStores", disks(),
                        "getNetworkIFs", adapters()));
    }

    private ComputerSystem computer() {
        return answering(
                ComputerSystem.class,
                Map.of(
                        "getManufacturer",
                        value("computer.manufacturer"),
                        "getModel",
                        value("computer.model"),
                        "getHardwareUUID",
                        value("computer.uuid"),
                        "getFirmware",
                        answering(
                                Firmware.class,
                                Map.of(
                                        "getManufacturer", value("firmware.manufacturer"),
                                        "getVersion", value("firmware.version")))));
    }

    /** Its identifier is a class of OSHI's, not an interface. */
    private CentralProcessor processor() {
        ProcessorIdentifier identifier =
                new ProcessorIdentifier("a vendor", value("processor.name"), "6", "154", "3", "0", true);
        return answering(
                CentralProcessor.class,
                Map.of(
                        "getProcessorIdentifier",
                        identifier,
                        "getFeatureFlags",
                        List.of(value("processor.flags").split("\\|"))));
    }

    private GlobalMemory memory() {
        return answering(GlobalMemory.class, Map.of("getTotal", Long.parseLong(value("memory"))));
    }

    private List<HWDiskStore> disks() {
        List<HWDiskStore> disks = new ArrayList<>();
        for (int i = 1; values.containsKey("disk." + i + ".name"); i++) {
            HWPartition partition =
                    new HWPartition("id", "name", "type", "uuid", 1, 0, 0, value("disk." + i + ".mount"));
            disks.add(answering(
                    HWDiskStore.class,
                    Map.of(
                            "getName", value("disk." + i + ".name"),
                            "getSerial", value("disk." + i + ".serial"),
                            "getPartitions", List.of(partition))));
        }
        return disks;
    }

    private List<NetworkIF> adapters() {
        List<NetworkIF> adapters = new ArrayList<>();
        for (int i = 1; values.containsKey("adapter." + i + ".index"); i++) {
            adapters.add(answering(
                    NetworkIF.class,
                    Map.of(
                            "getIndex", Integer.parseInt(value("adapter." + i + ".index")),
                            "getMacaddr", value("adapter." + i + ".address"),
                            "isKnownVmMacAddr", Boolean.parseBoolean(value("adapter." + i + ".vm")))));
        }
        return adapters;
    }

    private String value(String name) {
        return values.getProperty(name, "");
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> Optional.ofNullable(answers.get(method.getName()))
                        .orElseThrow(() -> new UnsatisfiedLinkError(method.getName()))));
    }
}
