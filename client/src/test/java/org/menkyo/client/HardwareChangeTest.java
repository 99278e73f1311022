package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.LicenseState;

/** What an activated client makes of hardware that changes, or that it cannot read any more. */
@Tag("VA-206")
class HardwareChangeTest {

    private final SettableClock clock = new SettableClock(Sample.START);
    private final FakeCenter center = new FakeCenter(clock);
    private final Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
    private ActivationClient client;

    @BeforeEach
    void activate() {
        for (HardwareComponent component : HardwareComponent.values()) {
            readings.put(component, UUID.randomUUID().toString());
        }
        client = ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(new MemoryLicenseStore())
                .clock(clock)
                .center(center)
                .hardware(new HardwareReader() {
                    @Override
                    public Map<HardwareComponent, String> read() {
                        return Map.copyOf(readings);
                    }

                    @Override
                    public MachineKind kind() {
                        return MachineKind.UNKNOWN;
                    }
                })
                .build();
        client.installKey(Sample.mak(3, 4));
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
    }

    @Test
    @Tag("VA-213")
    void whatCannotBeReadAnyMoreIsNoChange() {
        readings.keySet().removeAll(Set.of(HardwareComponent.SYSTEM_BOARD, HardwareComponent.SYSTEM_DISK));
        clock.advance(Duration.ofDays(40));
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(client.machine().unreadable())
                .containsExactlyInAnyOrder(HardwareComponent.SYSTEM_BOARD, HardwareComponent.SYSTEM_DISK);
        assertThat(client.machine().kind()).isEqualTo(MachineKind.UNKNOWN);
        readings.clear();
        clock.advance(Duration.ofDays(40));
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.HARDWARE_NOT_READABLE);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    void whatIsReadAndDiffersIsOne() {
        readings.keySet().removeAll(Set.of(HardwareComponent.SYSTEM_BOARD, HardwareComponent.SYSTEM_DISK));
        readings.put(HardwareComponent.NETWORK_ADAPTER, "another");
        assertThat(client.state()).isEqualTo(LicenseState.OUT_OF_TOLERANCE_GRACE);
    }
}
