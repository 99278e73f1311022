package org.menkyo.bench.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.bench.http.MakLoad;
import org.menkyo.settings.SettingsCheck;
import org.menkyo.settings.SettingsSource;

/** With a setting that the register refuses, no installation starts. */
class BenchSettingsTest {

    static Stream<Map<String, String>> settings() {
        return Stream.of(MakLoad.SETTINGS, KmsWorld.SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areWithinWhatAnInstallationTakes(Map<String, String> settings) {
        assertThat(new SettingsCheck(new SettingsSource(Map.of(), settings)).problems())
                .isEmpty();
    }
}
