package org.menkyo.client.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.protocol.activation.HardwareComponent;

class LinuxHardwareReaderTest {

    @TempDir
    private Path root;

    @Test
    @Tag("VA-206")
    void readsAllComponents() throws IOException {
        machine();
        assertThat(new LinuxHardwareReader(root).read())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        HardwareComponent.SYSTEM_BOARD, "4c4c4544-0043-3010-8052-b4c04f564231",
                        HardwareComponent.SYSTEM_DISK, "eui.0025385b21404321",
                        HardwareComponent.NETWORK_ADAPTER, "52:54:00:12:34:56",
                        HardwareComponent.PROCESSOR, "Example CPU 3000 @ 2.00GHz",
                        HardwareComponent.MEMORY, "32 x 512 MiB",
                        HardwareComponent.FIRMWARE, "Example 1.2.3"));
        assertThat(new LinuxHardwareReader(root).isVirtual()).isFalse();
    }

    @Test
    @Tag("VA-206")
    void anotherKernelDoesNotChangeTheMemory() throws IOException {
        machine();
        write("proc/meminfo", "MemTotal:       16612345 kB\n");
        assertThat(new LinuxHardwareReader(root).read()).containsEntry(HardwareComponent.MEMORY, "32 x 512 MiB");
    }

    @Test
    void placeholdersAreNoIdentity() throws IOException {
        machine();
        write("sys/class/dmi/id/product_uuid", "00000000-0000-0000-0000-000000000000\n");
        write("sys/class/dmi/id/bios_version", "To Be Filled By O.E.M.\n");
        assertThat(new LinuxHardwareReader(root).read())
                .doesNotContainKeys(HardwareComponent.SYSTEM_BOARD, HardwareComponent.FIRMWARE);
    }

    @Test
    @Tag("VA-307")
    void aHypervisorIsSeen() throws IOException {
        machine();
        write("proc/cpuinfo", "model name\t: Example\nflags\t\t: fpu vme hypervisor sse\n");
        assertThat(new LinuxHardwareReader(root).isVirtual()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsThisMachine() {
        Map<HardwareComponent, String> readings = HardwareReader.ofThisMachine().read();
        assertThat(readings).containsKey(HardwareComponent.MEMORY);
        assertThat(HardwareReader.ofThisMachine().read()).isEqualTo(readings);
    }

    @Test
    void anEmptyMachineHasNothing() {
        assertThat(new LinuxHardwareReader(root).read()).isEmpty();
        assertThat(new LinuxHardwareReader(root).isVirtual()).isFalse();
    }

    private void machine() throws IOException {
        write("sys/class/dmi/id/product_uuid", "4c4c4544-0043-3010-8052-b4c04f564231\n");
        write("sys/class/dmi/id/bios_vendor", "Example\n");
        write("sys/class/dmi/id/bios_version", "1.2.3\n");
        write("sys/block/loop0/removable", "0\n");
        write("sys/block/nvme0n1/removable", "0\n");
        write("sys/block/nvme0n1/wwid", "eui.0025385b21404321\n");
        write("sys/block/aaa/removable", "1\n");
        write("sys/block/aaa/device/serial", "a memory stick\n");
        write("sys/class/net/docker0/address", "02:42:00:00:00:01\n");
        write("sys/class/net/enp3s0/address", "52:54:00:12:34:56\n");
        Files.createDirectories(root.resolve("sys/class/net/enp3s0/device"));
        write("sys/class/net/lo/address", "00:00:00:00:00:00\n");
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Example CPU 3000 @ 2.00GHz\nflags\t\t: fpu vme sse\n");
        write("proc/meminfo", "MemTotal:       16777216 kB\nMemFree: 1 kB\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
