package org.menkyo.client.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.protocol.activation.HardwareComponent.FIRMWARE;
import static org.menkyo.protocol.activation.HardwareComponent.MEMORY;
import static org.menkyo.protocol.activation.HardwareComponent.NETWORK_ADAPTER;
import static org.menkyo.protocol.activation.HardwareComponent.PROCESSOR;
import static org.menkyo.protocol.activation.HardwareComponent.SYSTEM_BOARD;
import static org.menkyo.protocol.activation.HardwareComponent.SYSTEM_DISK;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.protocol.activation.HardwareComponent;

/** Machines as OSHI tells of them, and the one that the test runs on. */
@Tag("VA-213")
class OshiHardwareReaderTest {

    @Test
    @Tag("VA-206")
    void readsAllOfAWindowsMachine() {
        assertThat(machine("windows-laptop").read())
                .as("the disk with Windows, and the adapter that is neither Hyper-V's nor made by software")
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        SYSTEM_BOARD, "4C4C4544-0043-3010-8052-B4C04F564231",
                        SYSTEM_DISK, "0025_3885_21B0_4321.",
                        NETWORK_ADAPTER, "8c:8d:28:01:02:03",
                        PROCESSOR, "12th Gen Intel(R) Core(TM) i7-1260P",
                        MEMORY, "31 x 512 MiB",
                        FIRMWARE, "LENOVO N3AET78W (1.43)"));
    }

    @Test
    @Tag("VA-206")
    void readsAllOfAMac() {
        assertThat(machine("mac").read())
                .hasSize(HardwareComponent.values().length)
                .containsEntry(SYSTEM_DISK, "0ba0202cc3a1b234")
                .containsEntry(NETWORK_ADAPTER, "3c:a6:f6:01:02:03");
    }

    @Test
    @Tag("VA-206")
    void anArmBoardIsKnownByItsCardAndAdapter() {
        assertThat(machine("arm-board").read())
                .containsEntry(SYSTEM_DISK, "0x1a2b3c4d")
                .containsEntry(NETWORK_ADAPTER, "dc:a6:32:01:02:03")
                .containsEntry(PROCESSOR, "Cortex-A72")
                .doesNotContainKey(SYSTEM_BOARD);
    }

    @Test
    void aGuestHasTheAdapterThatItsHypervisorGaveIt() {
        assertThat(machine("windows-guest").read())
                .containsEntry(NETWORK_ADAPTER, "00:15:5d:01:02:03")
                .doesNotContainKey(SYSTEM_DISK);
        assertThat(machine("arm-cloud").read()).containsEntry(NETWORK_ADAPTER, "06:11:22:33:44:55");
    }

    @Test
    @Tag("VA-206")
    void anotherKernelDoesNotChangeTheMemory() {
        Map<HardwareComponent, String> readings = RecordedMachine.reader(
                        "windows-laptop", Map.of("memory", "16900000000"))
                .read();
        assertThat(readings).isEqualTo(machine("windows-laptop").read());
    }

    @Test
    void placeholdersAreNoIdentity() {
        HardwareReader reader = RecordedMachine.reader(
                "windows-laptop",
                Map.of(
                        "computer.uuid", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                        "firmware.version", "To Be Filled By O.E.M.",
                        "disk.2.serial", " none "));
        assertThat(reader.read())
                .doesNotContainKeys(SYSTEM_BOARD, FIRMWARE)
                .as("only the disk that is left")
                .containsEntry(SYSTEM_DISK, "USB9988776655");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-laptop, PHYSICAL",
        "windows-guest, VIRTUAL",
        "mac, PHYSICAL",
        "arm-board, PHYSICAL",
        "arm-cloud, VIRTUAL",
        "nothing-told, UNKNOWN",
    })
    @Tag("VA-307")
    void tellsVirtualMachinesFromPhysicalOnes(String name, MachineKind kind) {
        assertThat(machine(name).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VMware, Inc.|VMware Virtual Platform||VIRTUAL",
                "innotek GmbH|VirtualBox||VIRTUAL",
                "QEMU|Standard PC (Q35 + ICH9, 2009)||VIRTUAL",
                "Xen|HVM domU||VIRTUAL",
                "Google|Google Compute Engine||VIRTUAL",
                "Parallels Software International Inc.|Parallels Virtual Platform||VIRTUAL",
                "Apple Inc.|VirtualMac2,1||VIRTUAL",
                "Apple Inc.|MacBookPro16,1|FPU VME TSC VMM|VIRTUAL",
                "Apple Inc.|MacBookPro16,1|FPU VME TSC|PHYSICAL",
                "Amazon EC2|c7g.metal||PHYSICAL",
                "Microsoft Corporation|Surface Pro 9||PHYSICAL",
                "Google|Atlas||PHYSICAL",
                "Dell Inc.|PowerEdge R650|flags : fpu tsc vmx|PHYSICAL",
                "Dell Inc.|PowerEdge R650|flags : fpu tsc hypervisor|VIRTUAL",
                "||flags : fpu tsc vmx|PHYSICAL",
                "||Features : fp asimd|UNKNOWN",
                "|||UNKNOWN",
            })
    @Tag("VA-307")
    void makerModelAndProcessorTellGuests(String maker, String model, String flags, MachineKind kind) {
        assertThat(VirtualMachines.kind(text(maker), text(model), text(flags))).isEqualTo(kind);
    }

    @Test
    void whereNothingCanBeReadNothingFails() {
        HardwareReader reader = new OshiHardwareReader(() -> {
            throw new UnsatisfiedLinkError("no native library");
        });
        assertThat(reader.read()).isEmpty();
        assertThat(reader.kind()).isEqualTo(MachineKind.UNKNOWN);
        assertThat(machine("nothing-told").read())
                .doesNotContainKeys(SYSTEM_BOARD, SYSTEM_DISK, NETWORK_ADAPTER, MEMORY);
    }

    @Test
    void readsThisMachine() {
        HardwareReader reader = HardwareReader.ofThisMachine();
        Map<HardwareComponent, String> readings = reader.read();
        assertThat(readings).containsKeys(MEMORY, PROCESSOR);
        assertThat(HardwareReader.ofThisMachine().read()).isEqualTo(readings);
        assertThat(reader.kind()).isEqualTo(HardwareReader.ofThisMachine().kind());
    }

    private static HardwareReader machine(String name) {
        return RecordedMachine.reader(name, Map.of());
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
