package org.menkyo.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures pass by themselves. */
class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "53300", "57P01", "57P02", "57P03", "08001", "08006"})
    void aCallThatMetADatabaseInTroubleCanBeRepeated(String state) {
        Throwable ofThePool =
                new SQLException("no connection", new IllegalStateException(new SQLException("x", state)));

        assertThat(PassingFailure.isBehind(new IllegalStateException(ofThePool)))
                .isTrue();
    }

    @Test
    void aPoolWithoutAConnectionWillHaveOneAgain() {
        assertThat(PassingFailure.isBehind(new SQLException(new ResourceException("none within the time"))))
                .isTrue();
    }

    @Test
    void whoeverWasSecondIsFirstTheNextTime() {
        for (Exception second : List.of(new OptimisticLockException(), new SQLException("not unique", "23505"))) {
            assertThat(PassingFailure.isCollision(new IllegalStateException(second)))
                    .isTrue();
        }
        assertThat(PassingFailure.isBehind(new IllegalStateException(new OptimisticLockException())))
                .isTrue();
        assertThat(PassingFailure.isCollision(new SQLException("starts", "57P03")))
                .isFalse();
    }

    /** A job that works through what is stored would try it again forever. */
    @Test
    void aViolatedConstraintDoesNotPassByItself() {
        assertThat(PassingFailure.isBehind(new SQLException("not unique", "23505")))
                .isFalse();
    }

    @Test
    void whatFailedAtTheCommitIsSuppressedByWhatTheContainerThrows() {
        Exception rolledBack = new Exception("could not commit");
        rolledBack.addSuppressed(new Exception(new SQLException("the connection broke", "08006")));

        assertThat(PassingFailure.isBehind(new IllegalStateException(rolledBack)))
                .isTrue();
    }

    @Test
    void otherFailuresAreOurs() {
        Exception endless = new Exception();
        endless.addSuppressed(new Exception(endless));

        assertThat(PassingFailure.isBehind(new IllegalStateException(new SQLException("no such column", "42703"))))
                .isFalse();
        assertThat(PassingFailure.isBehind(new IllegalStateException())).isFalse();
        assertThat(PassingFailure.isBehind(endless)).isFalse();
    }
}
