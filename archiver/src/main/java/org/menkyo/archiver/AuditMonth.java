package org.menkyo.archiver;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.protocol.crypto.Sha256;

/** Audit records: a line for each, with its link, as an export of the audit has them. */
final class AuditMonth implements Month.Content {

    private static final int FETCH = 1000;

    /** Columns and the members of the object that a record's digest is made of, where they are simply text. */
    private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

    static {
        MEMBERS.put("id", "id");
        MEMBERS.put("caller_name", "callerName");
        MEMBERS.put("party", "party");
        MEMBERS.put("user_id", "userId");
        MEMBERS.put("distributor_id", "distributorId");
        MEMBERS.put("channel", "channel");
        MEMBERS.put("source_address", "sourceAddress");
        MEMBERS.put("correlation_id", "correlationId");
        MEMBERS.put("action", "action");
        MEMBERS.put("subject_type", "subjectType");
        MEMBERS.put("subject_id", "subjectId");
        MEMBERS.put("license_id", "licenseId");
        MEMBERS.put("outcome", "outcome");
    }

    @Override
    public String source() {
        return ChainSource.AUDIT.label();
    }

    @Override
    public String fileName() {
        return "audit";
    }

    @Override
    public Month.Links requireSettled(Connection connection, Month month) throws SQLException {
        return Seals.require(
                connection,
                "SELECT '" + source() + "', id FROM " + month.partition(),
                "audit records of " + month.month());
    }

    @Override
    public void write(Connection connection, Month month, MonthFile.Lines lines) throws Exception {
        lines.add(ExportLine.archiveHeader(month.month().toString()));
        try (Statement select = connection.createStatement()) {
            select.setFetchSize(FETCH);
            try (ResultSet row =
                    select.executeQuery("SELECT s.number, s.record_digest, s.chain_hash, s.sealed_at, r.* FROM "
                            + month.partition() + " r JOIN audit_seal s ON s.source = 'audit' AND s.ref_id = r.id"
                            + " ORDER BY s.number")) {
                while (row.next()) {
                    lines.add(line(row));
                }
            }
        }
    }

    private static String line(ResultSet row) throws SQLException {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", "menkyo/audit-record/1");
        members.put(
                "occurredAt",
                CanonicalTime.of(
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()));
        for (Map.Entry<String, String> member : MEMBERS.entrySet()) {
            String value = row.getString(member.getKey());
            if (value != null) {
                members.put(member.getValue(), value);
            }
        }
        members.put("details", details(row.getString("details")));
        byte[] digest = row.getBytes("record_digest");
        long id = row.getLong("id");
        if (!Arrays.equals(
                Sha256.digest().digest(CanonicalJson.of(members).getBytes(StandardCharsets.UTF_8)), digest)) {
            throw new ArchiveException(
                    "audit record " + id + " says something else than when it was chained: verify the"
                            + " audit first. Nothing was removed from the database.");
        }
        ChainLink link = new ChainLink(row.getLong("number"), row.getBytes("chain_hash"));
        ChainedRow chained = new ChainedRow(
                ChainSource.AUDIT.label(),
                id,
                digest,
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
        return ExportLine.link(link, chained, members);
    }

    private static Map<String, Object> details(String json) {
        Map<String, Object> details = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((name, value) -> details.put(name, ((JsonString) value).getString()));
        }
        return details;
    }

    @Override
    public List<Month.Moved> moved(Connection connection, Month month) throws SQLException {
        return Seals.moved(connection, "SELECT NULL::bigint, min(id), max(id), count(*) FROM " + month.partition());
    }

    @Override
    public void forget(Connection connection, Month month) {
        // The links stay: they are what an archived record can be compared with.
    }

    @Override
    public String columns() {
        return "(data -> 'record' ->> 'id')::bigint, (data -> 'record' ->> 'occurredAt')::timestamptz,"
                + " data -> 'record' ->> 'callerName', data -> 'record' ->> 'party',"
                + " (data -> 'record' ->> 'userId')::uuid, (data -> 'record' ->> 'distributorId')::bigint,"
                + " data -> 'record' ->> 'channel', data -> 'record' ->> 'sourceAddress',"
                + " data -> 'record' ->> 'correlationId', data -> 'record' ->> 'action',"
                + " data -> 'record' ->> 'subjectType', data -> 'record' ->> 'subjectId',"
                + " data -> 'record' ->> 'licenseId', data -> 'record' ->> 'outcome', data -> 'record' -> 'details'";
    }
}
