package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.DigitGroupException.Problem;

class DigitGroupsTest {

    /**
     * All 900,000 right groups, each with every wrong digit and every swap: 48.6 million errors and 4.05 million swaps. A
     * million digit strings are judged once for each place, then looked up.
     */
    @Test
    @Tag("VA-403")
    void findsEverySingleErrorAndEverySwapInEveryGroupThatThereIs() {
        for (int place = 0; place < InstallationId.GROUPS; place++) {
            boolean[] fits = new boolean[1_000_000];
            int right = 0;
            for (int group = 0; group < fits.length; group++) {
                fits[group] =
                        DigitGroups.fits(Integer.toString(1_000_000 + group).substring(1), place);
                right += fits[group] ? 1 : 0;
            }
            assertThat(right).isEqualTo(100_000);
            for (int group = 0; group < fits.length; group++) {
                if (fits[group]) {
                    assertNoErrorFits(fits, group, place);
                }
            }
        }
    }

    private static void assertNoErrorFits(boolean[] fits, int group, int place) {
        for (int unit = 1; unit < fits.length; unit *= 10) {
            int digit = group / unit % 10;
            for (int other = 0; other <= 9; other++) {
                requireFound(fits, group, group + (other - digit) * unit, place);
            }
            if (10 * unit < fits.length) {
                int next = group / (10 * unit) % 10;
                requireFound(fits, group, group + (next - digit) * unit + (digit - next) * 10 * unit, place);
            }
        }
    }

    private static void requireFound(boolean[] fits, int right, int typed, int place) {
        if (typed != right && fits[typed]) {
            throw new AssertionError(typed + " instead of " + right + " is not found in place " + place);
        }
    }

    @Test
    @Tag("VA-403")
    void findsARightGroupInAWrongPlace() {
        for (int data = 0; data < 100_000; data += 17) {
            for (int place = 0; place < InstallationId.GROUPS; place++) {
                String digits = DigitGroups.encode(BigInteger.valueOf(data), place + 1);
                String group = digits.substring(DigitGroups.GROUP_LENGTH * place);
                for (int other = 0; other < InstallationId.GROUPS; other++) {
                    assertThat(DigitGroups.fits(group, other)).isEqualTo(other == place);
                }
            }
        }
    }

    @Test
    @Tag("VA-403")
    void namesEachMistypedGroup() {
        String digits = DigitGroups.encode(BigInteger.valueOf(1234567890123L), 4);
        char[] typed = digits.toCharArray();
        typed[7] = typed[7] == '9' ? '0' : (char) (typed[7] + 1);
        typed[23] = typed[23] == '9' ? '0' : (char) (typed[23] + 1);
        DigitGroupException thrown =
                catchThrowableOfType(DigitGroupException.class, () -> DigitGroups.decode(new String(typed), 4));
        assertThat(thrown.problem()).isEqualTo(Problem.CHECK);
        assertThat(thrown.groups()).containsExactly(2, 4);
        assertThat(thrown).hasMessageContaining("groups 2, 4 are mistyped");
    }

    @Test
    void refusesAWrongNumberOfDigits() {
        DigitGroupException thrown =
                catchThrowableOfType(DigitGroupException.class, () -> DigitGroups.decode("12345", 8));
        assertThat(thrown.problem()).isEqualTo(Problem.LENGTH);
        assertThat(thrown).hasMessageContaining("8 groups of 6 digits");
        assertThatThrownBy(() -> DigitGroups.encode(BigInteger.TEN.pow(10), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
