package org.menkyo.kms.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.menkyo.audit.SealedSource;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Stretches of the ledger, which the audit chains as one row each (LC-1001): chaining costs nothing while clients wait,
 * and an edited or removed ledger row still changes a chained digest. A segment is written by the projection and holds
 * the rows that it took in.
 */
@ApplicationScoped
public class LedgerSegments implements SealedSource {

    private static final String NAME = ChainSource.KMS_LEDGER.label();
    private static final byte[] LABEL = "menkyo/kms-ledger-segment/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_AT_ONCE = 100;

    private final DataSource dataSource;

    @Inject
    public LedgerSegments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Writes a segment in the transaction of the connection. */
    public static void add(Connection connection, long hostId, long first, long last) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO kms_ledger_segment (host_id, first_number, last_number) VALUES (?, ?, ?)")) {
            insert.setLong(1, hostId);
            insert.setLong(2, first);
            insert.setLong(3, last);
            insert.executeUpdate();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A segment is up to a thousand rows of up to a thousand requests each, and a transaction must end in time. */
    @Override
    public int atOnce() {
        return 20;
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        Map<Long, byte[]> digests = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Segment segment : find(connection, ids)) {
                DamagedRows.read(connection, () -> digest(connection, segment))
                        .ifPresent(digest -> digests.put(segment.id(), digest));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
        return digests;
    }

    @Override
    public Map<Long, Long> archived(Collection<Long> ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT s.id, s.last_number - s.first_number + 1 - (SELECT count(*) FROM kms_ledger l"
                                + " WHERE l.host_id = s.host_id AND l.number BETWEEN s.first_number AND s.last_number)"
                                + " FROM kms_ledger_segment s WHERE s.id = ANY (?) AND EXISTS ("
                                + "SELECT FROM archived_month a WHERE a.source = '" + NAME + "'"
                                + " AND a.host_id = s.host_id AND a.first_row <= s.last_number"
                                + " AND a.last_row >= s.first_number)")) {
            select.setArray(1, connection.createArrayOf("int8", ids.toArray(Long[]::new)));
            Map<Long, Long> archived = new HashMap<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    archived.put(result.getLong(1), result.getLong(2));
                }
            }
            return archived;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be compared with its archives", e);
        }
    }

    @Override
    public long archivedRows() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT coalesce(sum(row_count), 0) FROM archived_month WHERE source = '" + NAME + "'");
                ResultSet result = select.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the archives of the ledger cannot be read", e);
        }
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id FROM kms_ledger_segment WHERE id > ? ORDER BY id LIMIT ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            List<Long> ids = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    ids.add(result.getLong(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's segments cannot be read", e);
        }
    }

    private record Segment(long id, long hostId, long first, long last) {}

    private static List<Segment> find(Connection connection, Collection<Long> ids) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, host_id, first_number, last_number FROM kms_ledger_segment WHERE id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("int8", ids.toArray(Long[]::new)));
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    segments.add(
                            new Segment(result.getLong(1), result.getLong(2), result.getLong(3), result.getLong(4)));
                }
            }
        }
        return segments;
    }

    private static byte[] digest(Connection connection, Segment segment) throws SQLException {
        MessageDigest digest = Sha256.digest();
        digest.update(LABEL);
        digest.update(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(segment.id())
                .putLong(segment.hostId())
                .putLong(segment.first())
                .putLong(segment.last())
                .flip());
        long number = segment.first() - 1;
        while (number < segment.last()) {
            int limit = (int) Math.min(ROWS_AT_ONCE, segment.last() - number);
            List<LedgerRow> rows = Ledger.after(connection, segment.hostId(), number, limit);
            rows.stream().filter(row -> row.number() <= segment.last()).forEach(row -> update(digest, row));
            if (rows.size() < limit) {
                break;
            }
            number = rows.get(rows.size() - 1).number();
        }
        return digest.digest();
    }

    private static void update(MessageDigest digest, LedgerRow row) {
        LedgerRow.Signed signed = row.signed();
        byte[] records = row.entries().records();
        byte[] names = row.entries().names();
        digest.update(ByteBuffer.allocate(4 * Long.BYTES + 4 * Integer.BYTES)
                .putLong(row.hostId())
                .putLong(row.number())
                .putLong(row.answeredAt().toEpochMilli())
                .putLong(signed.certificateSerial())
                .putInt(signed.renewalMinutes())
                .putInt(signed.retryMinutes())
                .putInt(records.length)
                .putInt(names.length)
                .flip());
        digest.update(records);
        digest.update(names);
        digest.update(signed.root());
        digest.update(signed.signature());
    }
}
