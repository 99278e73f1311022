package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void theOffsetMovesEveryPortThatIsNotSet() {
        Ports ports = Ports.of(Map.of("MENKYO_KMS_PORT", "11688"), 100);

        assertThat(ports).isEqualTo(new Ports(8180, 8543, 10090, 11688, 1125, 8125, 5533));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http"})
    void aWrongPortIsRefusedByItsName(String port) {
        assertThatThrownBy(() -> Ports.of(Map.of("MENKYO_HTTP_PORT", port), 0))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("MENKYO_HTTP_PORT");
    }

    @Test
    void portsOfServicesThatRunElsewhereAreNotNeeded() {
        assertThat(Ports.of(Map.of(), 0).byVariable(false, false))
                .containsOnlyKeys("MENKYO_HTTP_PORT", "MENKYO_HTTPS_PORT", "MENKYO_MANAGEMENT_PORT", "MENKYO_KMS_PORT");
    }
}
