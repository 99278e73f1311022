package org.menkyo.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

@Tag("LC-1208")
class QuarantineRegisterTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final MutableClock clock = new MutableClock(NOW);

    @BeforeEach
    void asBeforeTheFirstStart() throws SQLException {
        DATABASE.asOwner("truncate database_home, quarantine");
    }

    private <T> T at(TestDatabase database, Function<QuarantineRegister, T> work) {
        return database.inTransaction(entities -> {
            T result = work.apply(new TestBeans(entities, clock).get(QuarantineRegister.class));
            entities.flush();
            return result;
        });
    }

    private Optional<QuarantineState> start(TestDatabase database) {
        return at(database, register -> register.look(Optional.empty()));
    }

    private Optional<QuarantineState> startCopiedAt(Instant moment) {
        return at(DATABASE, register -> register.look(Optional.of(moment)));
    }

    private boolean holds(TestDatabase database) {
        return at(database, QuarantineRegister::holdsBack);
    }

    private static int begun(TestDatabase database) throws SQLException {
        return Integer.parseInt(
                database.textAsOwner("select count(*) from audit_record where action = 'QUARANTINE_BEGUN'"));
    }

    @Test
    void aFreshOrUpgradedInstallationIsNotInQuarantineNorIsItAfterRestarts() {
        assertThat(holds(DATABASE)).as("before the first look").isFalse();
        assertThat(start(DATABASE)).isEmpty();
        assertThat(start(DATABASE)).isEmpty();
        assertThat(holds(DATABASE)).isFalse();
    }

    @Test
    void aCopyHoldsBackBeforeAnybodyLooksAndUntilItIsReleased() throws SQLException {
        start(DATABASE);
        TestDatabase copy = DATABASE.copy();
        try {
            assertThat(holds(copy)).as("before the first look").isTrue();
            assertThat(start(copy)).get().extracting(QuarantineState::reason).isEqualTo(QuarantineReason.RESTORED_COPY);
            clock.move(Duration.ofDays(1));
            assertThat(start(copy))
                    .as("another start")
                    .get()
                    .extracting(QuarantineState::since)
                    .isEqualTo(NOW);
            assertThat(begun(copy)).isEqualTo(begun(DATABASE) + 1);
            assertThat(holds(DATABASE)).as("the original").isFalse();

            assertThat(at(copy, QuarantineRegister::end)).isPresent();

            assertThat(holds(copy)).isFalse();
            assertThat(start(copy)).as("a start after the release").isEmpty();
        } finally {
            copy.afterAll(null);
        }
    }

    @Test
    void aCopyOfACopyInQuarantineBeginsAnew() {
        start(DATABASE);
        TestDatabase copy = DATABASE.copy();
        try {
            start(copy);
            TestDatabase second = copy.copy();
            try {
                clock.move(Duration.ofDays(1));
                assertThat(start(second))
                        .get()
                        .extracting(QuarantineState::since)
                        .isEqualTo(NOW.plus(Duration.ofDays(1)));
                at(second, QuarantineRegister::end);
                assertThat(holds(second)).isFalse();
            } finally {
                second.afterAll(null);
            }
        } finally {
            copy.afterAll(null);
        }
    }

    @Test
    void aRestoreIntoTheSameDatabaseIsACopyToo() throws SQLException {
        start(DATABASE);

        // As pg_restore --clean does: the tables are dropped and made anew.
        DATABASE.asOwner("create table restored (like database_home including all);"
                + "insert into restored select * from database_home; drop table database_home;"
                + "alter table restored rename to database_home;"
                + "grant select, insert, update on database_home to menkyo_app");

        assertThat(start(DATABASE)).isPresent();
    }

    @Test
    void aCopyOfFilesIsOneByItsSettingOnceForEachMoment() {
        start(DATABASE);
        assertThat(startCopiedAt(NOW))
                .get()
                .extracting(QuarantineState::reason)
                .isEqualTo(QuarantineReason.TOLD_BY_SETTING);
        assertThat(start(DATABASE)).as("a server without the setting").isPresent();

        clock.move(Duration.ofHours(1));
        at(DATABASE, QuarantineRegister::end);
        assertThat(startCopiedAt(NOW)).as("a restart after the release").isEmpty();
        clock.move(Duration.ofHours(1));
        assertThat(startCopiedAt(clock.instant()))
                .as("a copy that was made later")
                .isPresent();
    }
}
