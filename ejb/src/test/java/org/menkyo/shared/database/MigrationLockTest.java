package org.menkyo.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.menkyo.testing.TestDatabase;

/** Servers that start at once on one database, and such as are killed meanwhile. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MigrationLockTest {

    private static final String LOCKS = " from pg_locks where locktype = 'advisory' and objsubid = 1"
            + " and database = (select oid from pg_database where datname = current_database())";
    private static final String HOLDER = "select min(pid)" + LOCKS + " and granted";
    private static final String HOLDER_WAITS =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and pid = (" + HOLDER + ")";
    private static final String WAITING = "select count(*)" + LOCKS + " and not granted";

    private final TestDatabase database = TestDatabase.empty();
    private final ExecutorService servers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        servers.shutdownNow();
    }

    @Test
    void ofTwoServersThatStartAtOnceOneMigrates() throws Exception {
        Future<Boolean> one;
        Future<Boolean> other;
        try (Connection third = database.owner().getConnection();
                var lock = MigrationLock.await(third)) {
            one = start();
            other = start();
            await(WAITING, "2");
        }

        assertThat(new Boolean[] {one.get(), other.get()}).containsExactlyInAnyOrder(true, false);
        assertThat(database.textAsOwner("select count(*) from databasechangelog"))
                .isEqualTo(
                        database.textAsOwner("select count(distinct (id, author, filename)) from databasechangelog"));
        database.validateEntities();
    }

    @Test
    @Tag("LC-1203")
    void aMigrationThatWasKilledLetsTheNextOneInAtOnce() throws Exception {
        Future<Boolean> killed;
        Future<Boolean> next;
        try (Connection other = database.owner().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // Whoever makes a table of this name waits whether it comes to be.
            statement.execute("create table audit_record (id int)");
            killed = start();
            await(HOLDER_WAITS, "1");
            next = start();
            await(WAITING, "1");
            String first = database.textAsOwner(HOLDER);

            database.asOwner("select pg_terminate_backend(" + first + ")");

            await("select count(*)" + LOCKS + " and granted and pid <> " + first, "1");
            other.rollback();
        }
        assertThatThrownBy(killed::get).isInstanceOf(ExecutionException.class);
        assertThat(next.get()).isTrue();
        assertThat(start().get()).isFalse();
        database.validateEntities();
    }

    @Test
    void theRowThatAnEarlierVersionLeftDoesNotMatter() throws Exception {
        database.asOwner("create table databasechangeloglock (id int primary key, locked boolean not null,"
                + " lockgranted timestamp, lockedby varchar(255))");
        database.asOwner("insert into databasechangeloglock values (1, true, now(), 'a server that was killed')");

        assertThat(start().get()).isTrue();

        database.validateEntities();
    }

    private Future<Boolean> start() {
        return servers.submit(() -> new DatabaseChangelog(database.owner(), "menkyo_app", false).update());
    }

    private void await(String query, String value) throws SQLException {
        while (!value.equals(database.textAsOwner(query))) {
            Thread.onSpinWait();
        }
    }
}
