package org.menkyo.archiver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;
import org.menkyo.protocol.audit.ChainSource;

/** Rows of the ledger of KMS hosts: a line for each, signed answers and all. */
final class LedgerMonth implements Month.Content {

    private static final int FETCH = 200;
    private static final String SOURCE = ChainSource.KMS_LEDGER.label();

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String fileName() {
        return SOURCE;
    }

    @Override
    public Month.Links requireSettled(Connection connection, Month month) throws SQLException {
        String rows = "(SELECT host_id, min(number) AS first, max(number) AS last FROM " + month.partition()
                + " GROUP BY host_id) p";
        try (Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT count(*) FROM " + rows
                        + " LEFT JOIN kms_projection j ON j.host_id = p.host_id WHERE j.number IS NULL OR j.number < p.last"
                        + " OR p.last > (SELECT max(s.last_number) FROM kms_ledger_segment s"
                        + " WHERE s.host_id = p.host_id)")) {
            result.next();
            if (result.getLong(1) > 0) {
                throw new ArchiveException("the tables of clients have not followed the ledger of " + month.month()
                        + " to its end: let the server run until they have.");
            }
        }
        return Seals.require(
                connection,
                "SELECT '" + SOURCE + "', s.id FROM kms_ledger_segment s JOIN " + rows
                        + " ON s.host_id = p.host_id AND s.first_number <= p.last AND s.last_number >= p.first",
                "segments of the ledger of " + month.month());
    }

    @Override
    public void write(Connection connection, Month month, MonthFile.Lines lines) throws Exception {
        lines.add(CanonicalJson.of(Map.of(
                "type", "menkyo/kms-ledger-archive/1", "month", month.month().toString())));
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(FETCH);
            try (ResultSet row =
                    select.executeQuery("SELECT * FROM " + month.partition() + " ORDER BY host_id, number")) {
                while (row.next()) {
                    lines.add(CanonicalJson.of(members(row)));
                }
            }
        }
    }

    private static Map<String, Object> members(ResultSet row) throws SQLException {
        HexFormat hex = HexFormat.of();
        Map<String, Object> members = new TreeMap<>();
        members.put("type", "menkyo/kms-ledger-row/1");
        members.put("hostId", row.getString("host_id"));
        members.put("number", row.getString("number"));
        members.put(
                "answeredAt",
                CanonicalTime.of(
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()));
        members.put("requestCount", row.getString("request_count"));
        members.put("records", hex.formatHex(row.getBytes("records")));
        members.put("names", hex.formatHex(row.getBytes("names")));
        members.put("root", hex.formatHex(row.getBytes("root")));
        members.put("signature", hex.formatHex(row.getBytes("signature")));
        members.put("certificateSerial", row.getString("certificate_serial"));
        members.put("renewalMinutes", row.getString("renewal_minutes"));
        members.put("retryMinutes", row.getString("retry_minutes"));
        return members;
    }

    @Override
    public List<Month.Moved> moved(Connection connection, Month month) throws SQLException {
        return Seals.moved(
                connection,
                "SELECT host_id, min(number), max(number), count(*) FROM " + month.partition() + " GROUP BY host_id");
    }

    /** Numbers leave except for the last of each host, which the next row is appended behind. */
    @Override
    public void forget(Connection connection, Month month) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM kms_ledger_number n USING"
                + " (SELECT host_id, max(number) AS last FROM " + month.partition() + " GROUP BY host_id) p"
                + " WHERE n.host_id = p.host_id AND n.number < p.last AND n.answered_at < ?")) {
            delete.setObject(1, OffsetDateTime.ofInstant(month.end(), ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    @Override
    public String columns() {
        return "(data ->> 'hostId')::bigint, (data ->> 'number')::bigint, (data ->> 'answeredAt')::timestamptz,"
                + " (data ->> 'requestCount')::integer, decode(data ->> 'records', 'hex'),"
                + " decode(data ->> 'names', 'hex'), decode(data ->> 'root', 'hex'),"
                + " decode(data ->> 'signature', 'hex'), (data ->> 'certificateSerial')::bigint,"
                + " (data ->> 'renewalMinutes')::integer, (data ->> 'retryMinutes')::integer";
    }
}
