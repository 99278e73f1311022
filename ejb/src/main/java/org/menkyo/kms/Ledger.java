package org.menkyo.kms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The ledger: every batch that was answered, in the order of each host (VA-310). A row is one statement in a transaction
 * of its own, which is what makes an answer durable at the price of one commit for many of them.
 */
@ApplicationScoped
public class Ledger implements LedgerAccess {

    private static final String COLUMNS =
            "host_id, number, answered_at, request_count, records, names, root, signature,"
                    + " certificate_serial, renewal_minutes, retry_minutes";

    /** The first half of the advisory locks of hosts; the second is the host's id. */
    private static final int LOCK_CLASS = 0x4b4d53;

    private static final String INSERT = "INSERT INTO kms_ledger (" + COLUMNS
            + ") SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM pg_advisory_xact_lock_shared(" + LOCK_CLASS
            + ", ?) ON CONFLICT DO NOTHING";

    private final DataSource dataSource;

    /** For the container's proxy. */
    protected Ledger() {
        this(null);
    }

    @Inject
    public Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean append(LedgerRow row) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return append(connection, row);
        }
    }

    @Override
    public List<LedgerRow> after(long hostId, long number, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return after(connection, hostId, number, limit);
        }
    }

    /** What is done while nobody else appends. */
    interface Turn<T> {
        T take(LedgerAccess ledger) throws SQLException;
    }

    /**
     * Has the host's ledger alone for a moment: waits for those that are appending, in the order of arrival, and lets
     * nobody else append until the turn is committed. Without it a node could always find that another was faster.
     *
     * @throws SQLException if it is not clear whether what was appended is committed
     */
    <T> T inTurn(long hostId, Turn<T> turn) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, hostId);
                T result = turn.take(new OnConnection(connection));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private record OnConnection(Connection connection) implements LedgerAccess {

        @Override
        public boolean append(LedgerRow row) throws SQLException {
            return Ledger.append(connection, row);
        }

        @Override
        public List<LedgerRow> after(long hostId, long number, int limit) throws SQLException {
            return Ledger.after(connection, hostId, number, limit);
        }
    }

    private static void lock(Connection connection, long hostId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, (int) hostId);
            lock.execute();
        }
    }

    private static boolean append(Connection connection, LedgerRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            LedgerRow.Signed signed = row.signed();
            insert.setLong(1, row.hostId());
            insert.setLong(2, row.number());
            insert.setObject(3, OffsetDateTime.ofInstant(row.answeredAt(), ZoneOffset.UTC));
            insert.setInt(4, row.entries().size());
            insert.setBytes(5, row.entries().records());
            insert.setBytes(6, row.entries().names());
            insert.setBytes(7, signed.root());
            insert.setBytes(8, signed.signature());
            insert.setLong(9, signed.certificateSerial());
            insert.setInt(10, signed.renewalMinutes());
            insert.setInt(11, signed.retryMinutes());
            insert.setInt(12, (int) row.hostId());
            return insert.executeUpdate() == 1;
        }
    }

    static List<LedgerRow> after(Connection connection, long hostId, long number, int limit) throws SQLException {
        return read(
                connection,
                "SELECT " + COLUMNS + " FROM kms_ledger WHERE host_id = ? AND number > ? ORDER BY number LIMIT ?",
                hostId,
                number,
                limit);
    }

    /** The rows of a host up to a number, the newest first, at most so many. */
    List<LedgerRow> backwardsFrom(long hostId, long number, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return backwardsFrom(connection, hostId, number, limit);
        }
    }

    static List<LedgerRow> backwardsFrom(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        return read(
                connection,
                "SELECT " + COLUMNS + " FROM kms_ledger WHERE host_id = ? AND number <= ? ORDER BY number DESC LIMIT ?",
                hostId,
                number,
                limit);
    }

    private static List<LedgerRow> read(Connection connection, String query, long hostId, long number, int limit)
            throws SQLException {
        List<LedgerRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, hostId);
            select.setLong(2, number);
            select.setInt(3, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        return rows;
    }

    private static LedgerRow row(ResultSet result) throws SQLException {
        Instant answeredAt =
                result.getObject("answered_at", OffsetDateTime.class).toInstant();
        return new LedgerRow(
                result.getLong("host_id"),
                result.getLong("number"),
                answeredAt,
                new PackedEntries(result.getBytes("records"), result.getBytes("names")),
                new LedgerRow.Signed(
                        result.getBytes("root"),
                        result.getBytes("signature"),
                        result.getLong("certificate_serial"),
                        result.getInt("renewal_minutes"),
                        result.getInt("retry_minutes")));
    }
}
