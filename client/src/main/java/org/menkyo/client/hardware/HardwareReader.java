package org.menkyo.client.hardware;

import java.util.Map;
import org.menkyo.protocol.activation.HardwareComponent;

/** Reads what identifies the machine (VA-206). The readings stay on the machine; only hashes of them leave it. */
public interface HardwareReader {

    /**
     * The components that could be read. Without a system board, a system disk and a network adapter the machine cannot be
     * told apart from others and cannot be activated.
     */
    Map<HardwareComponent, String> read();

    /** Whether this is a virtual machine (VA-307), as far as that can be known. */
    MachineKind kind();

    /** Always the same readings: for simulations. */
    static HardwareReader of(Map<HardwareComponent, String> readings, boolean virtual) {
        Map<HardwareComponent, String> copy = Map.copyOf(readings);
        return new HardwareReader() {
            @Override
            public Map<HardwareComponent, String> read() {
                return copy;
            }

            @Override
            public MachineKind kind() {
                return virtual ? MachineKind.VIRTUAL : MachineKind.PHYSICAL;
            }
        };
    }

    /** The reader of this machine: Linux, Windows or macOS. Nothing is read before it is asked. */
    static HardwareReader ofThisMachine() {
        return new OshiHardwareReader();
    }
}
