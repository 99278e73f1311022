package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.settings.ProblemCode;
import org.menkyo.settings.SettingsSource;

@Tag("LC-1206")
class LaunchSettingsTest {

    @Test
    void theServersPortsAreMovedByTheLauncherOnly() {
        assertThat(settings("-Xmx1g -Djboss.socket.binding.port-offset=100").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.CONTRADICTION);
                    assertThat(problem.toString()).contains("MENKYO_JAVA_OPTS", "MENKYO_PORT_OFFSET");
                });
        assertThat(settings("-Xmx1g").problems()).isEmpty();
    }

    private static LaunchSettings settings(String javaOptions) {
        return new LaunchSettings(new SettingsSource(Map.of(), Map.of("MENKYO_JAVA_OPTS", javaOptions)));
    }
}
