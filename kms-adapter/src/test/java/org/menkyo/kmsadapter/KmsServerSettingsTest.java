package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmsServerSettingsTest {

    private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1688);

    @Test
    void theOperatorGoesBeforeTheEndpointAndTheEndpointBeforeTheDefault() {
        assertThat(read(Map.of(), Map.of()).maxInFlight()).isEqualTo(256);
        assertThat(read(Map.of(), Map.of("max-in-flight", "17")).maxInFlight()).isEqualTo(17);
        assertThat(read(Map.of("menkyo.kms-max-in-flight", " 18 "), Map.of("max-in-flight", "17"))
                        .maxInFlight())
                .isEqualTo(18);
        assertThat(read(Map.of("menkyo.kms-max-in-flight", ""), Map.of("max-in-flight", "17"))
                        .maxInFlight())
                .isEqualTo(17);
    }

    @Test
    @Tag("VA-311")
    void everyLimitIsASetting() {
        KmsServerSettings settings = read(
                Map.of(),
                Map.of(
                        "max-connections", "11",
                        "max-connections-per-address", "12",
                        "max-requests-per-second", "0",
                        "max-in-flight", "14",
                        "queue-capacity", "15",
                        "io-threads", "2",
                        "idle-timeout", "16",
                        "frame-timeout", "17"));
        assertThat(settings.address()).isEqualTo(ADDRESS);
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
    @ValueSource(strings = {"x", "0", "65", "16.0"})
    void aWrongSettingIsNamed(String threads) {
        assertThatThrownBy(() -> read(Map.of("menkyo.kms-io-threads", threads), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("menkyo.kms-io-threads")
                .hasMessageContaining("1 to 64")
                .hasMessageContaining(threads);
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
        return KmsServerSettings.read(ADDRESS, operator::get, deployed::get);
    }
}
