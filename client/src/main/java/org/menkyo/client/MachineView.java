package org.menkyo.client;

import java.util.Set;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.protocol.activation.HardwareComponent;

/**
 * What could be read of a machine (VA-213).
 *
 * @param kind whether it is virtual
 * @param unreadable the components that could not be read, or are not there; they never count as a change of hardware
 */
public record MachineView(MachineKind kind, Set<HardwareComponent> unreadable) {

    /** Takes a copy. */
    public MachineView {
        unreadable = Set.copyOf(unreadable);
    }
}
