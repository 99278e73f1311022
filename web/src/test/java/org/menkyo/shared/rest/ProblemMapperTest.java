package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures of the database pass by themselves. */
class ProblemMapperTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "57P01", "57P02", "57P03", "08001", "08006"})
    void aCallThatMetADatabaseInTroubleCanBeRepeated(String state) {
        Throwable ofThePool =
                new SQLException("no connection", new IllegalStateException(new SQLException("x", state)));

        assertThat(ProblemMapper.isRetryable(new IllegalStateException(ofThePool)))
                .isTrue();
    }

    @Test
    void otherFailuresAreOurs() {
        assertThat(ProblemMapper.isRetryable(new IllegalStateException(new SQLException("not unique", "23505"))))
                .isFalse();
        assertThat(ProblemMapper.isRetryable(new IllegalStateException())).isFalse();
    }
}
