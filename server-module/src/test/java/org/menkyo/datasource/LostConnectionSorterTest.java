package org.menkyo.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostConnectionSorterTest {

    private final LostConnectionSorter sorter = new LostConnectionSorter();

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08003", "08006", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04"})
    void aConnectionThatHasEndedIsNotUsedAgain(String state) {
        assertThat(sorter.isExceptionFatal(new SQLException("ended", state))).isTrue();
    }

    /** Among them: a query that was cancelled, 57014, and a transaction that has failed, 25P02. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"23505", "40001", "57014", "25P02", "53300", "55P03"})
    void otherFailuresLeaveTheConnectionUsable(String state) {
        assertThat(sorter.isExceptionFatal(new SQLException("failed", state))).isFalse();
    }
}
