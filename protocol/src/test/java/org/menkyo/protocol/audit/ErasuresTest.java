package org.menkyo.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.audit.Erasures.Unexplained;

/** What the chain says of values that are gone. */
@Tag("LC-1204")
class ErasuresTest {

    private static RowNumbers numbers(long... numbers) {
        RowNumbers set = new RowNumbers();
        for (long number : numbers) {
            set.add(number);
        }
        return set;
    }

    @Test
    void numbersThatFollowEachOtherAreAStretch() {
        assertThat(numbers(7, 3, 9, 8)).hasToString("3,7-9");
        assertThat(numbers(1, 3, 2)).hasToString("1-3");
        assertThat(numbers(5, 5)).hasToString("5");
        assertThat(numbers()).hasToString("");
        assertThat(RowNumbers.parse("3,7-9,11")).hasToString("3,7-9,11");
    }

    @Test
    void aSetIsWrittenInOneWay() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            RowNumbers set = new RowNumbers();
            TreeSet<Long> expected = new TreeSet<>();
            for (int j = 0; j < 20; j++) {
                long first = random.nextInt(40);
                long last = first + random.nextInt(4);
                set.add(first, last);
                for (long n = first; n <= last; n++) {
                    expected.add(n);
                }
            }
            assertThat(set)
                    .hasToString(numbers(expected.stream().mapToLong(n -> n).toArray())
                            .toString());
            assertThat(RowNumbers.parse(set.toString())).hasToString(set.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "1,", "2-1", "1,2", "1-1", "3,1", "01", "-1", " 1", "1-2-3", "99999999999999999999"})
    void whatIsNoSetInItsFormIsRefused(String text) {
        assertThatThrownBy(() -> RowNumbers.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueMayLackIfAStatementNamesIt() {
        Erasures erasures = new Erasures();
        erasures.state(Map.of("callerName", "1-3"));
        erasures.lacks(2, "callerName");
        erasures.lacks(5, "callerName");
        erasures.lacks(5, "details.reason");
        assertThat(erasures.unexplained()).contains(new Unexplained(5, "callerName"));
        erasures.state(Map.of("callerName", "5"));
        assertThat(erasures.unexplained()).contains(new Unexplained(5, "details.reason"));
        erasures.state(Map.of("*", "4-6"));
        assertThat(erasures.unexplained()).isEmpty();
        assertThatThrownBy(() -> erasures.state(Map.of("a", Map.of()))).isInstanceOf(IllegalArgumentException.class);
    }
}
