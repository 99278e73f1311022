package org.menkyo.client.hardware;

import java.util.Map;
import org.menkyo.protocol.activation.HardwareComponent;

/** Reads what identifies the machine (VA-206). The readings stay on the machine; only hashes of them leave it. */
public interface HardwareReader {

    /** The components that could be read; at least the system board, the system disk or a network adapter. */
    Map<HardwareComponent, String> read();

    /** Whether this is a virtual machine (VA-307). */
    boolean isVirtual();

    /** Always the same readings: for simulations. */
    static HardwareReader of(Map<HardwareComponent, String> readings, boolean virtual) {
        Map<HardwareComponent, String> copy = Map.copyOf(readings);
        return new HardwareReader() {
            @Override
            public Map<HardwareComponent, String> read() {
                return copy;
            }

            @Override
            public boolean isVirtual() {
                return virtual;
            }
        };
    }

    /** The reader for the operating system that this runs on. */
    static HardwareReader ofThisMachine() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Linux") ? new LinuxHardwareReader() : new PortableHardwareReader();
    }
}
