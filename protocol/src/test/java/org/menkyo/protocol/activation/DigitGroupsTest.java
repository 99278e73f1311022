package org.menkyo.protocol.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.activation.DigitGroupException.Problem;

class DigitGroupsTest {

    /** All 100,000 groups of the first place and each 37th of the others, with every wrong digit and every swap. */
    @Test
    @Tag("VA-403")
    void findsEverySingleErrorAndEverySwapInEveryGroup() {
        for (int place = 0; place < InstallationId.GROUPS; place++) {
            String head = "0".repeat(DigitGroups.GROUP_LENGTH * place);
            for (int data = 0; data < 100_000; data += place == 0 ? 1 : 37) {
                String digits = DigitGroups.encode(BigInteger.valueOf(data), place + 1);
                String group = digits.substring(head.length());
                char[] typed = group.toCharArray();
                assertThat(DigitGroups.fits(group, place)).isTrue();
                assertNoSingleErrorFits(typed, place);
                assertNoSwapFits(typed, place);
            }
        }
    }

    private static void assertNoSingleErrorFits(char[] typed, int place) {
        for (int i = 0; i < typed.length; i++) {
            char right = typed[i];
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong != right) {
                    typed[i] = wrong;
                    if (DigitGroups.fits(new String(typed), place)) {
                        throw new AssertionError("not found: " + new String(typed) + " at " + place);
                    }
                }
            }
            typed[i] = right;
        }
    }

    private static void assertNoSwapFits(char[] typed, int place) {
        for (int i = 0; i + 1 < typed.length; i++) {
            if (typed[i] != typed[i + 1]) {
                swap(typed, i);
                if (DigitGroups.fits(new String(typed), place)) {
                    throw new AssertionError("not found: " + new String(typed) + " at " + place);
                }
                swap(typed, i);
            }
        }
    }

    private static void swap(char[] typed, int i) {
        char first = typed[i];
        typed[i] = typed[i + 1];
        typed[i + 1] = first;
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
