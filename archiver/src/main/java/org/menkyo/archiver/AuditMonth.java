package org.menkyo.archiver;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.CanonicalTime;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.audit.Erasures;
import org.menkyo.protocol.audit.Erasures.Unexplained;
import org.menkyo.protocol.audit.ExportLine;

/** Audit records: a line for each, with its link, as an export of the audit has them. */
final class AuditMonth implements Month.Content {

    private static final int FETCH = 1000;

    /** Columns and the members of the object that a record's digest is made of, where they are simply text. */
    private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

    private static final String VALUES = "SELECT (l.data -> 'record' ->> 'id')::bigint, m.key FROM archived_line l"
            + " CROSS JOIN LATERAL jsonb_each_text(l.data -> 'record' -> 'personal') m LEFT JOIN archived_audit_values v"
            + " ON v.record_id = (l.data -> 'record' ->> 'id')::bigint";

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
        members.put("details", texts(row.getString("details")));
        String marks = row.getString("personal");
        // Only the digests of personal values leave: what is in a file nobody could erase any more.
        AuditRecordForm form =
                marks == null ? new AuditRecordForm(members, Map.of()) : AuditRecordForm.of(members, texts(marks));
        byte[] digest = row.getBytes("record_digest");
        long id = row.getLong("id");
        if (!Arrays.equals(form.digest(), digest)) {
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
        return ExportLine.link(link, chained, form.covered(), Map.of());
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            reader.readObject().forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
        }
        return texts;
    }

    @Override
    public List<Month.Moved> moved(Connection connection, Month month) throws SQLException {
        return Seals.moved(connection, "SELECT NULL::bigint, min(id), max(id), count(*) FROM " + month.partition());
    }

    /** The links stay, which an archived record can be compared with, and the personal values, which can be erased there. */
    @Override
    public void forget(Connection connection, Month month) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.execute("INSERT INTO archived_audit_values (record_id, occurred_at, user_id, personal, content)"
                    + " SELECT r.id, r.occurred_at, r.user_id, r.personal, jsonb_object_agg(m.key, audit_value(m.key,"
                    + " ROW(r.*)::audit_record)) FROM " + month.partition() + " r CROSS JOIN LATERAL"
                    + " jsonb_each_text(r.personal) m WHERE length(m.value) = 32 GROUP BY r.id, r.occurred_at, r.user_id,"
                    + " r.personal");
        }
    }

    /** Personal values, which the file has by their digests, are compared with these; those that are gone must have been erased. */
    @Override
    public void requireFitting(Connection connection) throws SQLException {
        Erasures erasures = new Erasures();
        try (Statement select = connection.createStatement()) {
            try (ResultSet other =
                    select.executeQuery(VALUES + " WHERE jsonb_exists(v.content, m.key) AND m.value IS DISTINCT FROM"
                            + " audit_value_digest(v.personal ->> m.key, v.content ->> m.key)")) {
                if (other.next()) {
                    throw new ArchiveException("a personal value of audit record " + other.getLong(1)
                            + " is another one than was archived: the database was tampered with.");
                }
            }
            try (ResultSet gone =
                    select.executeQuery(VALUES + " WHERE v.content IS NULL OR NOT jsonb_exists(v.content, m.key)")) {
                while (gone.next()) {
                    erasures.lacks(gone.getLong(1), gone.getString(2));
                }
            }
            try (ResultSet statement = select.executeQuery("SELECT members FROM erased_values")) {
                while (statement.next()) {
                    erasures.state(texts(statement.getString(1)));
                }
            }
        }
        Optional<Unexplained> unexplained = erasures.unexplained();
        if (unexplained.isPresent()) {
            throw new ArchiveException("a personal value of audit record "
                    + unexplained.get().record() + " is gone, and nothing says that it was erased.");
        }
    }

    @Override
    public String columns() {
        return "(data -> 'record' ->> 'id')::bigint, (data -> 'record' ->> 'occurredAt')::timestamptz, "
                + value("callerName") + ", data -> 'record' ->> 'party',"
                + " (data -> 'record' ->> 'userId')::uuid, (data -> 'record' ->> 'distributorId')::bigint,"
                + " data -> 'record' ->> 'channel', " + value("sourceAddress") + ","
                + " data -> 'record' ->> 'correlationId', data -> 'record' ->> 'action',"
                + " data -> 'record' ->> 'subjectType', " + value("subjectId") + ","
                + " data -> 'record' ->> 'licenseId', data -> 'record' ->> 'outcome',"
                + " (data -> 'record' -> 'details') || coalesce((SELECT jsonb_object_agg(substr(m.key, 9), m.value)"
                + " FROM archived_audit_values v CROSS JOIN LATERAL jsonb_each(v.content) m WHERE v.record_id ="
                + " (data -> 'record' ->> 'id')::bigint AND m.key LIKE 'details.%'), '{}'),"
                + " (data -> 'record' -> 'personal') || coalesce((SELECT v.personal FROM archived_audit_values v"
                + " WHERE v.record_id = (data -> 'record' ->> 'id')::bigint), '{}')";
    }

    /** A member as the file has it in the clear, or as it is still in the database. */
    private static String value(String name) {
        return "coalesce(data -> 'record' ->> '" + name + "', (SELECT v.content ->> '" + name
                + "' FROM archived_audit_values v WHERE v.record_id = (data -> 'record' ->> 'id')::bigint))";
    }
}
