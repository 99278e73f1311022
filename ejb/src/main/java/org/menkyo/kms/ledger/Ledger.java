package org.menkyo.kms.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Takes the number and adds the row, or does neither: if the number is taken, or the one before it is not. */
    private static final String INSERT = """
            WITH taken AS (
              INSERT INTO kms_ledger_number (host_id, number, answered_at)
                SELECT ?, ?, ? FROM pg_advisory_xact_lock_shared(%d, ?)
                  WHERE EXISTS (SELECT FROM kms_ledger_number WHERE host_id = ? AND number = ?)
                ON CONFLICT DO NOTHING
                RETURNING host_id, number, answered_at)
            INSERT INTO kms_ledger (%s)
              SELECT host_id, number, answered_at, ?, ?, ?, ?, ?, ?, ?, ? FROM taken
            """.formatted(LOCK_CLASS, COLUMNS);

    private static final String AFTER = "number > ? ORDER BY number LIMIT ?";

    private static final String BACKWARDS_FROM = "number BETWEEN 1 AND ? ORDER BY number DESC LIMIT ?";

    private final DataSource dataSource;

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
            return readableAfter(connection, hostId, number, limit);
        }
    }

    /** What is done while nobody else appends. */
    public interface Turn<T> {
        T take(LedgerAccess ledger) throws SQLException;
    }

    /**
     * Has the host's ledger alone for a moment: waits for those that are appending, in the order of arrival, and lets
     * nobody else append until the turn is committed. Without it a node could always find that another was faster.
     *
     * @throws SQLException if it is not clear whether what was appended is committed
     */
    public <T> T inTurn(long hostId, Turn<T> turn) throws SQLException {
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
            insert.setInt(4, (int) row.hostId());
            insert.setLong(5, row.hostId());
            insert.setLong(6, row.number() - 1);
            insert.setInt(7, row.entries().size());
            insert.setBytes(8, row.entries().records());
            insert.setBytes(9, row.entries().names());
            insert.setBytes(10, signed.root());
            insert.setBytes(11, signed.signature());
            insert.setLong(12, signed.certificateSerial());
            insert.setInt(13, signed.renewalMinutes());
            insert.setInt(14, signed.retryMinutes());
            return insert.executeUpdate() == 1;
        }
    }

    public static List<LedgerRow> after(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        return read(connection, COLUMNS, AFTER, hostId, number, limit, Ledger::row);
    }

    /**
     * As {@link #after}, for who has to go on whatever happened to the rows: in place of one that is missing or cannot be read
     * there is one without entries (VA-318).
     */
    public static List<LedgerRow> readableAfter(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        Optional<Stretch> stretch = Stretch.find(connection, AFTER, hostId, number, limit);
        if (stretch.isEmpty()) {
            return List.of();
        }
        Optional<List<LedgerRow>> rows = DamagedRows.read(
                connection, () -> read(connection, COLUMNS, AFTER, hostId, stretch.get(), limit, Ledger::row));
        if (rows.isPresent() && rows.get().size() == stretch.get().size()) {
            return rows.get();
        }
        List<LedgerRow> apart = new ArrayList<>();
        for (Place place : placesAfter(connection, hostId, number, limit)) {
            apart.add(readable(connection, hostId, place).orElseGet(() -> LedgerRow.unreadable(hostId, place)));
        }
        return apart;
    }

    /** How many requests each of the rows holds that follow a number, in their order, at most so many rows. */
    public static List<Integer> requestsAfter(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        return read(connection, "request_count", AFTER, hostId, number, limit, result -> result.getInt(1));
    }

    /**
     * The rows of a host up to a number, the newest first, at most so many; in place of one that cannot be read there is one
     * without entries (VA-318).
     */
    public List<LedgerRow> backwardsFrom(long hostId, long number, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return readableBackwardsFrom(connection, hostId, number, limit);
        }
    }

    /** As {@link #backwardsFrom(long, long, int)}. */
    public static List<LedgerRow> readableBackwardsFrom(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        Optional<List<LedgerRow>> rows =
                DamagedRows.read(connection, () -> backwardsFrom(connection, hostId, number, limit));
        if (rows.isPresent()) {
            return rows.get();
        }
        List<LedgerRow> apart = new ArrayList<>();
        for (Place place :
                places(connection, "number BETWEEN 1 AND ? ORDER BY number DESC LIMIT " + limit, hostId, number)) {
            apart.add(readable(connection, hostId, place).orElseGet(() -> LedgerRow.unreadable(hostId, place)));
        }
        return apart;
    }

    private static Optional<LedgerRow> readable(Connection connection, long hostId, Place place) throws SQLException {
        return DamagedRows.read(connection, () -> after(connection, hostId, place.number() - 1, 1))
                .flatMap(rows -> rows.stream().findFirst());
    }

    private static List<LedgerRow> backwardsFrom(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        return read(connection, COLUMNS, BACKWARDS_FROM, hostId, number, limit, Ledger::row);
    }

    /**
     * A place in a host's ledger.
     *
     * @param number of the row
     * @param answeredAt its time
     */
    public record Place(long number, Instant answeredAt) {}

    /** The last place up to a number; the last of all also if its row is archived. Empty if there is none. */
    public Optional<Place> placeUpTo(long hostId, long number) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return placeUpTo(connection, hostId, number);
        }
    }

    public static Optional<Place> placeUpTo(Connection connection, long hostId, long number) throws SQLException {
        return place(connection, "number BETWEEN 1 AND ? ORDER BY number DESC LIMIT 1", hostId, number);
    }

    public static Optional<Place> placeAfter(Connection connection, long hostId, long number) throws SQLException {
        return place(connection, "number > ? ORDER BY number LIMIT 1", hostId, number);
    }

    /** The places that follow a number, in their order, at most so many; also those whose rows are missing. */
    public static List<Place> placesAfter(Connection connection, long hostId, long number, int limit)
            throws SQLException {
        return places(connection, "number > ? ORDER BY number LIMIT " + limit, hostId, number);
    }

    private static Optional<Place> place(Connection connection, String numbers, long hostId, long number)
            throws SQLException {
        return places(connection, numbers, hostId, number).stream().findFirst();
    }

    private static List<Place> places(Connection connection, String numbers, long hostId, long number)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, answered_at FROM kms_ledger_number WHERE host_id = ? AND " + numbers)) {
            select.setLong(1, hostId);
            select.setLong(2, number);
            List<Place> places = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    places.add(new Place(result.getLong(1), instant(result)));
                }
            }
            return places;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet result) throws SQLException;
    }

    /**
     * Numbers in a row, and the months that their rows are in.
     *
     * @param from the first of the months
     * @param until the one behind the last
     */
    private record Stretch(long least, long greatest, YearMonth from, YearMonth until) {

        static Optional<Stretch> find(Connection connection, String numbers, long hostId, long number, int limit)
                throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT min(number), max(number), min(answered_at), max(answered_at) FROM (SELECT number,"
                            + " answered_at FROM kms_ledger_number WHERE host_id = ? AND " + numbers + ") numbers")) {
                select.setLong(1, hostId);
                select.setLong(2, number);
                select.setInt(3, limit);
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                    OffsetDateTime first = result.getObject(3, OffsetDateTime.class);
                    return first == null
                            ? Optional.empty()
                            : Optional.of(new Stretch(
                                    result.getLong(1),
                                    result.getLong(2),
                                    month(first),
                                    month(result.getObject(4, OffsetDateTime.class))
                                            .plusMonths(1)));
                }
            }
        }

        /** How many rows there should be. */
        long size() {
            return greatest - least + 1;
        }

        private static YearMonth month(OffsetDateTime time) {
            return YearMonth.from(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    /**
     * Numbers first, since they tell in which months the rows are. The months are part of the statement's text: so
     * PostgreSQL leaves all other partitions out when it plans, also where it keeps the plan.
     */
    private static <T> List<T> read(
            Connection connection,
            String columns,
            String numbers,
            long hostId,
            long number,
            int limit,
            RowReader<T> reader)
            throws SQLException {
        Optional<Stretch> stretch = Stretch.find(connection, numbers, hostId, number, limit);
        return stretch.isEmpty() ? List.of() : read(connection, columns, numbers, hostId, stretch.get(), limit, reader);
    }

    private static <T> List<T> read(
            Connection connection,
            String columns,
            String numbers,
            long hostId,
            Stretch stretch,
            int limit,
            RowReader<T> reader)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + columns
                + " FROM kms_ledger WHERE host_id = ? AND number BETWEEN ? AND ? AND answered_at >= '" + stretch.from()
                + "-01 00:00:00+00' AND answered_at < '" + stretch.until() + "-01 00:00:00+00'"
                + numbers.substring(numbers.indexOf(" ORDER BY")))) {
            select.setLong(1, hostId);
            select.setLong(2, stretch.least());
            select.setLong(3, stretch.greatest());
            select.setInt(4, limit);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
        }
        return rows;
    }

    private static Instant instant(ResultSet result) throws SQLException {
        return result.getObject("answered_at", OffsetDateTime.class).toInstant();
    }

    private static LedgerRow row(ResultSet result) throws SQLException {
        return new LedgerRow(
                result.getLong("host_id"),
                result.getLong("number"),
                instant(result),
                new PackedEntries(result.getBytes("records"), result.getBytes("names")),
                new LedgerRow.Signed(
                        result.getBytes("root"),
                        result.getBytes("signature"),
                        result.getLong("certificate_serial"),
                        result.getInt("renewal_minutes"),
                        result.getInt("retry_minutes")));
    }
}
