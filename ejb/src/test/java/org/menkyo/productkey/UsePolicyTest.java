package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsePolicyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0",
        "7, 10, 0",
        "8, 10, 80",
        "9, 10, 90",
        "10, 10, 100",
        "1, 1, 100",
        "0, 1, 0",
        "4, 5, 80",
        "5, 6, 80",
        "6, 7, 80",
        "79, 99, 0",
        "80, 99, 80",
        "799999999, 1000000000, 0",
        "800000000, 1000000000, 80",
        "999999999, 1000000000, 90",
        "0, 0, 0",
    })
    @Tag("VA-407")
    void theHighestShareThatIsReached(int used, int permitted, int level) {
        assertThat(UsePolicy.level(used, permitted)).isEqualTo(level);
    }
}
