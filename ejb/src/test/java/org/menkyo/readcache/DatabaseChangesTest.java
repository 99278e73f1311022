package org.menkyo.readcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.testing.TestDatabase;

/** What one node remembers while another transaction changes the real database. */
class DatabaseChangesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PERSON =
            "INSERT INTO app_user (id, issuer, subject, language, last_sign_in_at, created_at, version)"
                    + " VALUES (gen_random_uuid(), 'test', 'somebody', 'EN', now(), now(), 0) ON CONFLICT DO NOTHING";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.withDemoData();

    private final AtomicInteger reads = new AtomicInteger();
    private final ReadCache cache = new ReadCache(new ReadTransaction() {
        @Override
        public boolean isActive() {
            return false;
        }

        @Override
        public <T> T in(Supplier<T> read) {
            return read.get();
        }
    });

    private final DatabaseChanges changes = new DatabaseChanges(DATABASE.runtime(), cache);
    private final Thread listener = new Thread(changes::follow);

    @BeforeEach
    void listen() throws SQLException {
        execute(PERSON);
        listener.start();
        awaitRemembering();
    }

    @AfterEach
    void stop() throws InterruptedException {
        changes.stop();
        listener.join(PATIENCE.toMillis());
        assertThat(listener.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE account SET enabled = false",
                "UPDATE agreement SET version = version",
                "UPDATE entitlement SET quantity = quantity",
                "DELETE FROM lockout",
                "UPDATE organization SET name = name",
                "DELETE FROM permission",
                "DELETE FROM permission_suspension",
                "UPDATE product SET name = name || '!'",
                "UPDATE app_user SET inherits_administration = true, inheritance_chosen_at = now()",
                "UPDATE app_user SET subject = subject || '!' WHERE issuer = 'test'",
                "DELETE FROM app_user",
            })
    void forgetsWhatOthersChange(String change) throws SQLException {
        int known = read();

        execute(change);

        await(() -> read() > known);
        awaitRemembering();
    }

    @Test
    void aSignInChangesNothingThatIsRemembered() throws SQLException {
        int known = read();

        execute("UPDATE app_user SET last_sign_in_at = now(), business_email = business_email");
        awaitHeartbeat();

        assertThat(read()).isEqualTo(known);
    }

    @Test
    void aChangeThatIsRolledBackIsNone() throws SQLException {
        int known = read();

        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE product SET name = 'another'");
            connection.rollback();
        }
        awaitHeartbeat();

        assertThat(read()).isEqualTo(known);
    }

    @Test
    void aLostConnectionForgetsAndThenRemembersAgain() throws SQLException {
        int known = read();

        execute(
                DATABASE.runtime(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND query ILIKE '%pg_notify%' AND pid <> pg_backend_pid()");

        await(() -> read() > known);
        awaitRemembering();
    }

    private int read() {
        return cache.get("key", reads::incrementAndGet);
    }

    private void awaitRemembering() {
        await(() -> read() == read());
    }

    /** Waits until everything that was committed before has been heard: the next heartbeats come behind it. */
    private void awaitHeartbeat() {
        long now = System.nanoTime();
        await(() -> cache.heardAt() - now > 0);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static void execute(String sql) throws SQLException {
        execute(DATABASE.owner(), sql);
    }

    private static void execute(DataSource role, String sql) throws SQLException {
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
