package org.menkyo.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.Settings;

@Tag("LC-604")
class LockoutPolicyTest {

    @Test
    void fiveInARowAndTenInADayUnlessSetOtherwise() {
        assertThat(LockoutPolicy.of(settings(Map.of())))
                .isEqualTo(new LockoutPolicy(5, 10, Duration.ofHours(24), 30, 10, Duration.ofHours(1)));
        assertThat(LockoutPolicy.of(settings(Map.of(
                        "menkyo.lockout-invalid-in-a-row", "3",
                        "menkyo.lockout-invalid-in-a-day", "4",
                        "menkyo.pairs-invalid-per-source-and-hour", "6",
                        "menkyo.pairs-invalid-per-number-and-hour", "7"))))
                .isEqualTo(new LockoutPolicy(3, 4, Duration.ofHours(24), 6, 7, Duration.ofHours(1)));
    }

    @Test
    void aPolicyThatNeverLocksIsNone() {
        assertThatThrownBy(() -> LockoutPolicy.of(settings(Map.of("menkyo.lockout-invalid-in-a-row", "0"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("menkyo.lockout-invalid-in-a-row is '0' and must be a whole number from 1 to 100.");
    }

    private static Settings settings(Map<String, String> texts) {
        return new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(texts.get(name));
            }
        };
    }
}
