package org.menkyo.client;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;

/**
 * The machine that the client runs on. It is read when it is first asked about and again after {@link #lookAnew}, since
 * reading takes time. Not safe for threads on its own: the client asks while it has the store to itself.
 */
final class Machine {

    private final String catalogId;
    private final HardwareReader reader;
    private Optional<Map<HardwareComponent, String>> readings = Optional.empty();
    private Optional<MachineKind> kind = Optional.empty();
    private Map<HardwareComponent, String> hashed = Map.of();
    private HardwareProfile profile;

    /** @param catalogId the salt of hardware profiles */
    Machine(String catalogId, HardwareReader reader) {
        this.catalogId = catalogId;
        this.reader = reader;
    }

    void lookAnew() {
        readings = Optional.empty();
        kind = Optional.empty();
    }

    /** @return empty if nothing could be read that tells this machine apart (VA-213) */
    Optional<HardwareProfile> profile() {
        Map<HardwareComponent, String> there = readings();
        boolean identified = there.entrySet().stream()
                .anyMatch(reading ->
                        reading.getKey().isIdentifying() && !reading.getValue().isBlank());
        return identified ? Optional.of(profileOf(there)) : Optional.empty();
    }

    /** Nearly always the same hardware as at the last look, which is not hashed again. */
    private HardwareProfile profileOf(Map<HardwareComponent, String> there) {
        if (!there.equals(hashed)) {
            profile = HardwareProfile.of(catalogId, there);
            hashed = Map.copyOf(there);
        }
        return profile;
    }

    /** As {@link #profile}, for what cannot be done without. */
    HardwareProfile requiredProfile() {
        return profile().orElseThrow(() -> new RefusedException(RefusedException.Reason.HARDWARE_NOT_READABLE));
    }

    MachineKind kind() {
        if (kind.isEmpty()) {
            kind = Optional.of(reader.kind());
        }
        return kind.get();
    }

    MachineView view() {
        Set<HardwareComponent> unreadable = EnumSet.allOf(HardwareComponent.class);
        readings().forEach((component, reading) -> {
            if (!reading.isBlank()) {
                unreadable.remove(component);
            }
        });
        return new MachineView(kind(), unreadable);
    }

    private Map<HardwareComponent, String> readings() {
        if (readings.isEmpty()) {
            readings = Optional.of(reader.read());
        }
        return readings.get();
    }
}
