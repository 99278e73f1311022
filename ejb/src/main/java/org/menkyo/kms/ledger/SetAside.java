package org.menkyo.kms.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.menkyo.shared.database.PassingFailure;

/** Keeps what the projection could not take in, so that what stands behind it goes on (VA-318). */
public final class SetAside {

    /**
     * Classes of SQL states that say that a value cannot be written, whenever it is tried: one row twice in a statement,
     * data exceptions, constraints, sizes.
     */
    private static final Set<String> STATES_OF_DATA = Set.of("21", "22", "23", "54");

    private static final int MOST_REASON = 500;

    private SetAside() {}

    /** What a ledger row holds, or that it is missing, cannot be understood. */
    public static final class UnreadableRow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnreadableRow(String message) {
            super(message);
        }
    }

    /**
     * Whether a failure comes from what was to be written, and would come again with it. All else, such as a full disk, a
     * missing right or a wrong setting, says nothing about the entry at hand.
     */
    public static boolean isOfTheData(Throwable failure) {
        if (failure instanceof UnreadableRow) {
            return true;
        }
        return failure instanceof SQLException sql
                && !PassingFailure.isBehind(sql)
                && sql.getSQLState() != null
                && (STATES_OF_DATA.contains(sql.getSQLState().substring(0, 2)) || isDamage(sql.getSQLState()));
    }

    /** What is stored is damaged. */
    private static boolean isDamage(String state) {
        return state.equals("XX001") || state.equals("XX002");
    }

    /** The failure in one line, without what PostgreSQL tells in further ones. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        String reason = failure instanceof SQLException sql && sql.getSQLState() != null
                ? sql.getSQLState() + " " + line
                : line;
        return reason.substring(0, Math.min(reason.length(), MOST_REASON));
    }

    /** Keeps a request of a batch, or with no CMID a whole batch, in the transaction of the connection. */
    public static void add(Connection connection, long hostId, SetAsideEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kms_set_aside"
                        + " (host_id, batch, place, cmid, reason, set_aside_at) VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement count = connection.prepareStatement(
                        "UPDATE kms_projection SET set_aside = set_aside + 1 WHERE host_id = ?")) {
            insert.setLong(1, hostId);
            insert.setLong(2, entry.batch());
            insert.setObject(3, entry.place(), Types.INTEGER);
            insert.setObject(4, entry.cmid(), Types.OTHER);
            insert.setString(5, entry.reason());
            insert.setObject(6, OffsetDateTime.ofInstant(entry.setAsideAt(), ZoneOffset.UTC));
            insert.executeUpdate();
            count.setLong(1, hostId);
            count.executeUpdate();
        }
    }

    /** What was set aside of a host, the newest first, before an entry's number, at most so many. */
    public static List<SetAsideEntry> list(Connection connection, long hostId, long before, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, batch, place, cmid, reason, set_aside_at"
                        + " FROM kms_set_aside WHERE host_id = ? AND id < ? ORDER BY id DESC LIMIT ?")) {
            select.setLong(1, hostId);
            select.setLong(2, before);
            select.setInt(3, limit);
            List<SetAsideEntry> entries = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    entries.add(new SetAsideEntry(
                            result.getLong(1),
                            result.getLong(2),
                            result.getObject(3, Integer.class),
                            result.getObject(4, UUID.class),
                            result.getString(5),
                            result.getObject(6, OffsetDateTime.class).toInstant()));
                }
            }
            return entries;
        }
    }

    /** Notes that the projection of a host stands still, and why. */
    public static void standsStill(Connection connection, long hostId, String reason, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE kms_projection"
                + " SET failure = ?, failing_since = coalesce(failing_since, ?) WHERE host_id = ?")) {
            update.setString(1, reason);
            update.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            update.setLong(3, hostId);
            update.executeUpdate();
        }
    }
}
