package org.menkyo.activation;

import java.util.EnumMap;
import java.util.Map;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;

/** Machines of one model: alike in all that does not identify a single machine. */
public final class SampleMachines {

    private static final String CATALOG = "sample";

    private SampleMachines() {}

    /** A machine with all components. */
    public static HardwareProfile machine(String name) {
        return HardwareProfile.of(CATALOG, readings(name));
    }

    /** The machine with some of its components replaced. */
    public static HardwareProfile changed(String name, HardwareComponent... replaced) {
        Map<HardwareComponent, String> readings = readings(name);
        for (HardwareComponent component : replaced) {
            readings.put(component, "replaced " + component + " of " + name);
        }
        return HardwareProfile.of(CATALOG, readings);
    }

    private static Map<HardwareComponent, String> readings(String name) {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        for (HardwareComponent component : HardwareComponent.values()) {
            readings.put(component, component.isIdentifying() ? component + " of " + name : "model");
        }
        return readings;
    }
}
