package org.menkyo.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1108")
class QuotaTest {

    @Test
    void whatWasUsedComesBackEvenly() {
        Quota quota = new Quota("sign-ups", 6, Duration.ofMinutes(1));

        assertThat(quota.periodMicros()).isEqualTo(60_000_000);
        assertThat(quota.microsEach()).isEqualTo(10_000_000);
    }

    @Test
    void itsValuesAreInTheirRanges() {
        assertThat(new Quota("x".repeat(40), 1, Duration.ofMillis(1)).limit()).isEqualTo(1);
        assertThat(new Quota("x", 1000, Duration.ofSeconds(1)).microsEach()).isEqualTo(1000);

        assertThatIllegalArgumentException().isThrownBy(() -> new Quota("", 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota("x".repeat(41), 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota("x", 0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota("x", 1001, Duration.ofSeconds(1)));
    }
}
