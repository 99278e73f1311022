package org.menkyo.kms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Each repetition draws other factors. Of 4,096 IDs, 3,970 places of 65,536 are to be expected. */
class IdHashTest {

    private static final int IDS = 4096;
    private static final int FEWEST_PLACES = 3_800;

    private final IdHash hash = new IdHash();

    @RepeatedTest(50)
    @Tag("VA-305")
    void idsThatDifferInAFewBitsAreSpread() {
        for (int shift = 0; shift <= 52; shift += 4) {
            int of = shift;
            assertThat(places(bits -> hash.of(bits << of, 1))).isGreaterThan(FEWEST_PLACES);
            assertThat(places(bits -> hash.of(1, bits << of))).isGreaterThan(FEWEST_PLACES);
        }
    }

    @RepeatedTest(50)
    @Tag("VA-305")
    void idsThatDifferInTheHighestBitsOfBothHalvesAreSpread() {
        assertThat(places(bits -> hash.of(bits << 58, bits >>> 6 << 58))).isGreaterThan(FEWEST_PLACES);
    }

    private static int places(LongFunction<Long> hash) {
        Set<Long> places = new HashSet<>();
        for (long bits = 0; bits < IDS; bits++) {
            places.add(hash.apply(bits) & 0xffff);
        }
        return places.size();
    }
}
