package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.protocol.activation.HardwareComponent.FIRMWARE;
import static org.menkyo.protocol.activation.HardwareComponent.MEMORY;
import static org.menkyo.protocol.activation.HardwareComponent.NETWORK_ADAPTER;
import static org.menkyo.protocol.activation.HardwareComponent.PROCESSOR;
import static org.menkyo.protocol.activation.HardwareComponent.SYSTEM_BOARD;
import static org.menkyo.protocol.activation.HardwareComponent.SYSTEM_DISK;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HardwareProfileTest {

    private static final Map<HardwareComponent, String> MACHINE = Map.of(
            SYSTEM_BOARD, "4C4C4544-0043-3010-8052-B4C04F564231",
            SYSTEM_DISK, "S3Z8NB0K123456",
            NETWORK_ADAPTER, "52:54:00:12:34:56",
            PROCESSOR, "Example CPU 3000",
            MEMORY, "16 GiB",
            FIRMWARE, "Example 1.2");

    static List<Arguments> changes() {
        return List.of(
                Arguments.of(true, List.of()),
                Arguments.of(true, List.of(SYSTEM_BOARD)),
                Arguments.of(true, List.of(SYSTEM_DISK)),
                Arguments.of(true, List.of(NETWORK_ADAPTER)),
                Arguments.of(true, List.of(SYSTEM_DISK, NETWORK_ADAPTER)),
                Arguments.of(true, List.of(SYSTEM_DISK, PROCESSOR, MEMORY)),
                Arguments.of(true, List.of(PROCESSOR, MEMORY, FIRMWARE)),
                Arguments.of(false, List.of(SYSTEM_DISK, NETWORK_ADAPTER, MEMORY)),
                Arguments.of(false, List.of(SYSTEM_BOARD, NETWORK_ADAPTER)),
                Arguments.of(false, List.of(SYSTEM_BOARD, SYSTEM_DISK)),
                Arguments.of(false, List.of(SYSTEM_BOARD, SYSTEM_DISK, NETWORK_ADAPTER)),
                Arguments.of(false, Arrays.asList(HardwareComponent.values())));
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("VA-206")
    @Tag("VA-401")
    void changesWithinTheToleranceLeaveTheMachineTheSame(boolean same, List<HardwareComponent> changed) {
        HardwareProfile before = HardwareProfile.of("sample", MACHINE);
        HardwareProfile after = HardwareProfile.of("sample", changed(changed));
        assertThat(after.isSameMachine(before)).isEqualTo(same);
        assertThat(before.isSameMachine(after)).isEqualTo(same);
    }

    @ParameterizedTest
    @MethodSource("changes")
    @Tag("VA-206")
    void aChangeWithinTheToleranceContradictsNothing(boolean same, List<HardwareComponent> changed) {
        HardwareProfile before = HardwareProfile.of("sample", MACHINE);
        HardwareProfile after = HardwareProfile.of("sample", changed(changed));
        assertThat(after.contradicts(before)).isEqualTo(!same);
        assertThat(before.contradicts(after)).isEqualTo(!same);
    }

    @Test
    @Tag("VA-213")
    void whatIsMissingContradictsNothing() {
        HardwareProfile all = HardwareProfile.of("sample", MACHINE);
        HardwareProfile adapter = HardwareProfile.of(
                "sample", Map.of(NETWORK_ADAPTER, MACHINE.get(NETWORK_ADAPTER), MEMORY, MACHINE.get(MEMORY)));
        HardwareProfile board = HardwareProfile.of("sample", Map.of(SYSTEM_BOARD, MACHINE.get(SYSTEM_BOARD)));
        HardwareProfile otherAdapter =
                HardwareProfile.of("sample", Map.of(NETWORK_ADAPTER, "another", MEMORY, MACHINE.get(MEMORY)));
        for (HardwareProfile part : List.of(adapter, board)) {
            assertThat(part.contradicts(all)).isFalse();
            assertThat(all.contradicts(part)).isFalse();
            assertThat(part.isSameMachine(all)).as("a center compares all").isFalse();
        }
        assertThat(adapter.contradicts(board)).as("they have nothing in common").isFalse();
        assertThat(otherAdapter.contradicts(all))
                .as("an adapter that was read is another")
                .isTrue();
    }

    @Test
    @Tag("VA-206")
    void machinesOfOneModelDifferEvenWithOnePartMoved() {
        HardwareProfile mine = HardwareProfile.of("sample", MACHINE);
        for (HardwareComponent moved : List.of(SYSTEM_DISK, NETWORK_ADAPTER)) {
            Map<HardwareComponent, String> other = changed(List.of(SYSTEM_BOARD, SYSTEM_DISK, NETWORK_ADAPTER));
            other.put(moved, MACHINE.get(moved));
            assertThat(HardwareProfile.of("sample", other).isSameMachine(mine)).isFalse();
        }
    }

    @Test
    @Tag("VA-206")
    void aClonedVirtualMachineWithoutDiskSerialIsAnother() {
        Map<HardwareComponent, String> original = new EnumMap<>(MACHINE);
        original.remove(SYSTEM_DISK);
        Map<HardwareComponent, String> clone = changed(List.of(SYSTEM_BOARD, NETWORK_ADAPTER));
        clone.remove(SYSTEM_DISK);
        assertThat(HardwareProfile.of("sample", clone).isSameMachine(HardwareProfile.of("sample", original)))
                .isFalse();
    }

    @Test
    void readingsAreComparedWithoutCaseAndSpaces() {
        Map<HardwareComponent, String> typed = new EnumMap<>(HardwareComponent.class);
        MACHINE.forEach((component, value) -> typed.put(component, " " + value.toLowerCase() + "\n"));
        assertThat(HardwareProfile.of("sample", typed)).isEqualTo(HardwareProfile.of("sample", MACHINE));
    }

    @Test
    void noReadingLeavesTheMachineAndCatalogsShareNothing() {
        HardwareProfile profile = HardwareProfile.of("sample", MACHINE);
        assertThat(profile.toMap().toString())
                .doesNotContainIgnoringCase("4C4C4544")
                .doesNotContain("S3Z8NB0K");
        HardwareProfile other = HardwareProfile.of("another", MACHINE);
        assertThat(other.isSameMachine(profile)).isFalse();
    }

    @Test
    void survivesItsTextFormAndPacking() {
        HardwareProfile profile = HardwareProfile.of("sample", MACHINE);
        assertThat(HardwareProfile.parse(profile.toMap())).isEqualTo(profile);
        assertThat(HardwareProfile.unpack(profile.pack())).isEqualTo(profile);
        assertThat(profile.toMap())
                .containsOnlyKeys("systemBoard", "systemDisk", "networkAdapter", "processor", "memory", "firmware");
        assertThatThrownBy(() -> HardwareProfile.parse(Map.of("systemBoard", "10000000")))
                .hasMessageContaining("SYSTEM_BOARD");
        assertThatThrownBy(() -> HardwareProfile.parse(Map.of("color", "1"))).hasMessageContaining("systemDisk");
    }

    @Test
    void aMachineWithoutAnythingOfItsOwnHasNoProfile() {
        assertThatThrownBy(() -> HardwareProfile.of("sample", Map.of(PROCESSOR, "x", MEMORY, "y", SYSTEM_DISK, " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("system board");
    }

    @Test
    @Tag("VA-315")
    void theFingerprintFollowsTheHardware() {
        HardwareProfile profile = HardwareProfile.of("sample", MACHINE);
        assertThat(profile.fingerprint())
                .isEqualTo(HardwareProfile.of("sample", MACHINE).fingerprint());
        assertThat(HardwareProfile.of("sample", changed(List.of(MEMORY))).fingerprint())
                .isNotEqualTo(profile.fingerprint());
    }

    private static Map<HardwareComponent, String> changed(List<HardwareComponent> components) {
        Map<HardwareComponent, String> changed = new EnumMap<>(MACHINE);
        components.forEach(component -> changed.put(component, "replaced " + component));
        return changed;
    }
}
