package org.menkyo.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.Reference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.shared.database.DatabaseChangelog;
import org.menkyo.shared.database.Rollback;
import org.menkyo.shared.meter.ServerMeters;
import org.menkyo.testing.TestDatabase;

/** Partitions by month on a real database. */
class MonthsTest {

    private static final String ROW = "INSERT INTO kms_ledger SELECT %d, %d, '%s', 1, decode(repeat('00', 70), 'hex'),"
            + " '', sha256('root'), sha256('one') || sha256('two'), 1, 10080, 120";
    private static final String RECORD = "INSERT INTO audit_record (occurred_at, caller_name, party, channel,"
            + " correlation_id, action, subject_type, subject_id, outcome, details) VALUES ('%s', 'system', 'SYSTEM',"
            + " 'SYSTEM', 'c', 'TESTED', 'thing', '%s', 'DONE', '{}')";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeEach
    void empty() {
        execute(DATABASE.owner(), "TRUNCATE kms_ledger, audit_record, audit_unsealed");
    }

    @Test
    void theComingMonthsHaveTheirPartitionsFromTheStart() {
        assertThat(rows("SELECT parent, count(*) FROM month_partition WHERE month >= date_trunc('month', now())"
                        + " AND month <= now() + interval '3 months' GROUP BY parent ORDER BY parent"))
                .containsExactly("audit_record 4", "kms_ledger 4");
    }

    @Test
    void theRuntimeRoleMakesComingMonthsAndNoOtherTables() {
        execute(
                DATABASE.owner(),
                "DROP TABLE "
                        + rows("SELECT name FROM month_partition WHERE month > now() + interval '1 month'").stream()
                                .reduce((one, other) -> one + ", " + other)
                                .orElseThrow());
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        DATABASE.transact(entities -> {
            PartitionMaintenance job = new PartitionMaintenance(entities, new ServerMeters(List.of(registry)));
            assertThat(job.runBatch()).isFalse();
            assertThat(registry.get("menkyo.months.ahead")
                            .tag("table", "kms_ledger")
                            .gauge()
                            .value())
                    .isEqualTo(3);
            // A gauge has no value once what it asks is collected.
            Reference.reachabilityFence(job);
        });
        assertThatThrownBy(() -> execute(DATABASE.runtime(), "SELECT add_month('kms_ledger', '2020-01-01')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(DATABASE.runtime(), "DROP TABLE kms_ledger_default"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> execute(DATABASE.runtime(), "INSERT INTO monthly_table VALUES ('a', 'b', 'c')"))
                .hasMessageContaining("permission denied");
    }

    @Test
    @Tag("VA-310")
    void anAnswerOfAMonthWithoutPartitionIsKeptAndMovesWhenThereIsOne() {
        execute(DATABASE.runtime(), ROW.formatted(1, 1, "2031-07-31T23:59:59.999Z"));
        execute(DATABASE.runtime(), ROW.formatted(1, 2, "2031-08-01T00:00:00Z"));
        assertThat(rows("SELECT number FROM kms_ledger_default ORDER BY number"))
                .containsExactly("1", "2");
        execute(DATABASE.owner(), "SELECT add_month('kms_ledger', '2031-08-15')");
        assertThat(rows("SELECT number FROM kms_ledger_default")).containsExactly("1");
        assertThat(rows("SELECT number FROM kms_ledger_2031_08")).containsExactly("2");
        assertThat(rows("SELECT number FROM kms_ledger ORDER BY number")).containsExactly("1", "2");
        assertThatThrownBy(() -> execute(DATABASE.runtime(), ROW.formatted(1, 2, "2031-08-31T23:59:59.999Z")))
                .hasMessageContaining("uq_kms_ledger_2031_08");
    }

    @Test
    void whoHoldsATableDoesNotMakeTheNextMonthWaitForLong() throws Exception {
        try (Connection holder = DATABASE.runtime().getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT count(*) FROM kms_ledger");
            assertThat(rows("SELECT add_month('kms_ledger', '2032-01-01')")).containsExactly("f");
            holder.rollback();
        }
        assertThat(rows("SELECT add_month('kms_ledger', '2032-01-01')")).containsExactly("t");
        assertThat(rows("SELECT add_month('kms_ledger', '2032-01-01')")).containsExactly("f");
    }

    @Test
    @Tag("LC-1001")
    void recordsOfEveryMonthWaitToBeChained() {
        execute(DATABASE.runtime(), RECORD.formatted("2031-07-31T23:59:59Z", "one"));
        execute(DATABASE.owner(), "SELECT add_month('audit_record', '2031-07-01')");
        execute(DATABASE.runtime(), RECORD.formatted("2031-07-31T23:59:59Z", "two"));
        assertThat(rows("SELECT subject_id FROM audit_record_2031_07 ORDER BY id"))
                .containsExactly("one", "two");
        assertThat(rows("SELECT count(*) FROM audit_unsealed JOIN audit_record ON id = ref_id"))
                .containsExactly("2");
    }

    @Test
    @Tag("LC-1203")
    void whatWasStoredBeforeThereWereMonthsIsKept() throws Exception {
        TestDatabase other = new TestDatabase();
        other.beforeAll(null);
        try {
            migrateBackAndForth(other);
        } finally {
            other.afterAll(null);
        }
    }

    private static void migrateBackAndForth(TestDatabase other) throws Exception {
        back(other);
        execute(
                other.owner(),
                "INSERT INTO kms_host (id, public_id, name, sealed_signing_key, installed_at, serving, renewal_minutes,"
                        + " retry_minutes, dns_published, version) VALUES (7, gen_random_uuid(), 'h', 'k',"
                        + " '2026-01-01T00:00:00Z', false, 1, 1, false, 0)");
        execute(other.runtime(), ROW.formatted(7, 1, "2026-01-31T23:59:59Z"));
        execute(other.runtime(), ROW.formatted(7, 2, "2026-03-01T00:00:00Z"));
        execute(other.runtime(), RECORD.formatted("2026-02-01T00:00:00Z", "one"));
        execute(other.runtime(), RECORD.formatted("2026-03-01T00:00:00Z", "two"));
        new DatabaseChangelog(other.owner(), "menkyo_app", false).update();
        execute(other.runtime(), RECORD.formatted("2026-03-01T00:00:00Z", "three"));

        assertThat(rows(other, "SELECT tableoid::regclass, number FROM kms_ledger ORDER BY number"))
                .containsExactly("kms_ledger_2026_01 1", "kms_ledger_2026_03 2");
        assertThat(rows(other, "SELECT host_id, number FROM kms_ledger_number ORDER BY number"))
                .containsExactly("7 0", "7 1", "7 2");
        assertThat(rows(other, "SELECT batch, result FROM kms_event ORDER BY batch"))
                .containsExactly("1 ANSWERED", "2 ANSWERED");
        assertThat(rows(other, "SELECT tableoid::regclass, id, subject_id FROM audit_record ORDER BY id"))
                .containsExactly(
                        "audit_record_2026_02 1 one", "audit_record_2026_03 2 two", "audit_record_2026_03 3 three");
        assertThat(rows(other, "SELECT ref_id FROM audit_unsealed ORDER BY ref_id"))
                .containsExactly("1", "2", "3");
        other.validateEntities();

        back(other);
        assertThat(rows(other, "SELECT number FROM kms_ledger ORDER BY number")).containsExactly("1", "2");
        assertThat(rows(other, "SELECT id FROM audit_record ORDER BY id")).containsExactly("1", "2", "3");
        execute(other.runtime(), RECORD.formatted("2026-03-01T00:00:00Z", "four"));
        assertThat(rows(other, "SELECT max(id) FROM audit_record")).containsExactly("4");
    }

    /** Takes back all changes from the months on. */
    private static void back(TestDatabase database) throws Exception {
        int changes = Integer.parseInt(rows(
                        database,
                        "SELECT count(*) FROM databasechangelog WHERE orderexecuted >="
                                + " (SELECT orderexecuted FROM databasechangelog WHERE id = 'months')")
                .get(0));
        Rollback.last(changes, database);
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static List<String> rows(String query) {
        return rows(DATABASE, query);
    }

    private static List<String> rows(TestDatabase database, String query) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringBuilder row = new StringBuilder(result.getString(1));
                for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(' ').append(result.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
