package org.menkyo.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("LC-209")
class TimedCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The values for SHA-1 of RFC 6238, appendix B, of which six digits are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long time, String code) {
        assertThat(TimedCodes.stepOf(SECRET, code, Instant.ofEpochSecond(time))).hasValue(time / 30);
    }

    @Test
    void theCodesOfThePeriodBeforeAndAfterCountAndNoOthers() {
        long step = 1234567890 / 30;

        for (long skew = -3; skew <= 3; skew++) {
            var found = TimedCodes.stepOf(SECRET, "005924", Instant.ofEpochSecond((step + skew) * 30 + 29));
            if (Math.abs(skew) <= 1) {
                assertThat(found).as("skew %d", skew).hasValue(step);
            } else {
                assertThat(found).as("skew %d", skew).isEmpty();
            }
        }
    }

    @Test
    void onlySixDigitsAreOfTheForm() {
        assertThat(TimedCodes.isForm("005924")).isTrue();
        assertThat(TimedCodes.isForm("5924")).isFalse();
        assertThat(TimedCodes.isForm("0059240")).isFalse();
        assertThat(TimedCodes.isForm("٠٠٥٩٢٤")).isFalse();
        assertThat(TimedCodes.isForm("")).isFalse();
    }
}
