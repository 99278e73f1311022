package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmsServerSettingsTest {

    @Test
    @Tag("VA-303")
    void thePortIs1688UnlessSetOtherwise() {
        assertThat(read(Map.of(), Map.of()).address().getPort()).isEqualTo(1688);
        assertThat(read(Map.of(), Map.of("port", "1700")).address().getPort()).isEqualTo(1700);
        assertThat(read(Map.of("menkyo.kms-port", " 1800 "), Map.of("port", "1700"))
                        .address()
                        .getPort())
                .isEqualTo(1800);
        assertThat(read(Map.of("menkyo.kms-port", ""), Map.of("port", "1700"))
                        .address()
                        .getPort())
                .isEqualTo(1700);
    }

    @Test
    @Tag("VA-311")
    void everyLimitIsASetting() {
        KmsServerSettings settings = read(
                Map.of(),
                Map.of(
                        "bind-address", "127.0.0.1",
                        "max-connections", "11",
                        "max-connections-per-address", "12",
                        "max-requests-per-second", "0",
                        "max-in-flight", "14",
                        "queue-capacity", "15",
                        "io-threads", "2",
                        "idle-timeout", "16",
                        "frame-timeout", "17"));
        assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.maxConnections()).isEqualTo(11);
        assertThat(settings.maxConnectionsPerAddress()).isEqualTo(12);
        assertThat(settings.maxRequestsPerSecond()).isZero();
        assertThat(settings.maxInFlight()).isEqualTo(14);
        assertThat(settings.queueCapacity()).isEqualTo(15);
        assertThat(settings.ioThreads()).isEqualTo(2);
        assertThat(settings.idleTimeout()).isEqualTo(Duration.ofSeconds(16));
        assertThat(settings.frameTimeout()).isEqualTo(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "65536", "1688.0"})
    void aWrongSettingIsNamed(String port) {
        assertThatThrownBy(() -> read(Map.of("menkyo.kms-port", port), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("menkyo.kms-port")
                .hasMessageContaining("0 to 65535")
                .hasMessageContaining(port);
    }

    @Test
    void theActivationConfigurationIsCheckedAtDeployment() throws InvalidPropertyException {
        KmsActivationSpec spec = new KmsActivationSpec();
        spec.validate();
        spec.setIdleTimeout("soon");
        assertThatThrownBy(spec::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("menkyo.kms-idle-timeout");
    }

    private static KmsServerSettings read(Map<String, String> operator, Map<String, String> deployed) {
        return KmsServerSettings.read(operator::get, deployed::get);
    }
}
