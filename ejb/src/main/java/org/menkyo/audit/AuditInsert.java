package org.menkyo.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.database.TextMapConverter;

/** Keeps audit records by a statement of its own, many of them in one round trip to the database. */
final class AuditInsert {

    private static final String SQL = """
            INSERT INTO audit_record (occurred_at, caller_name, party, user_id, distributor_id, channel, source_address,
              correlation_id, action, subject_type, subject_id, license_id, outcome, details,
              personal)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            """;

    private static final String SEVERAL = """
            INSERT INTO audit_record (occurred_at, caller_name, party, user_id, distributor_id, channel, source_address,
              correlation_id, action, subject_type, subject_id, license_id, outcome, details,
              personal)
            SELECT ?, ?, ?, ?::uuid, ?::bigint, ?, ?::text, ?, e.action, e.subject_type, e.subject_id, e.license_id, e.outcome,
              e.details::jsonb, e.personal::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
              WITH ORDINALITY AS e (action, subject_type, subject_id, license_id, outcome, details, personal, place)
            ORDER BY e.place
            """;

    private static final TextMapConverter TEXTS = new TextMapConverter();

    private AuditInsert() {}

    /** Keeps the records in their order. */
    static void all(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SQL)) {
            for (AuditRecord each : records) {
                bind(insert, each);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Keeps the records of one caller and moment in their order. */
    static void add(StatementList statements, List<AuditRecord> records) {
        AuditRecord first = records.get(0);
        statements.add(
                SEVERAL,
                first.occurredAt(),
                first.callerName().orElse(null),
                first.party().name(),
                first.userId().orElse(null),
                first.distributorId().orElse(null),
                first.channel().name(),
                first.sourceAddress().orElse(null),
                first.correlationId(),
                StatementList.texts(records, AuditRecord::action),
                StatementList.texts(records, AuditRecord::subjectType),
                StatementList.texts(records, record -> record.subjectId().orElse(null)),
                StatementList.texts(records, record -> record.licenseId().orElse(null)),
                StatementList.texts(records, record -> record.outcome().name()),
                StatementList.texts(records, record -> TEXTS.convertToDatabaseColumn(record.details())),
                StatementList.texts(
                        records,
                        record -> TEXTS.convertToDatabaseColumn(record.marks().orElseThrow())));
    }

    private static void bind(PreparedStatement statement, AuditRecord record) throws SQLException {
        int next = 1;
        statement.setObject(next++, record.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setString(next++, record.callerName().orElse(null));
        statement.setString(next++, record.party().name());
        statement.setObject(next++, record.userId().orElse(null), Types.OTHER);
        statement.setObject(next++, record.distributorId().orElse(null), Types.BIGINT);
        statement.setString(next++, record.channel().name());
        statement.setString(next++, record.sourceAddress().orElse(null));
        statement.setString(next++, record.correlationId());
        statement.setString(next++, record.action());
        statement.setString(next++, record.subjectType());
        statement.setString(next++, record.subjectId().orElse(null));
        statement.setString(next++, record.licenseId().orElse(null));
        statement.setString(next++, record.outcome().name());
        statement.setString(next++, TEXTS.convertToDatabaseColumn(record.details()));
        statement.setString(next, TEXTS.convertToDatabaseColumn(record.marks().orElseThrow()));
    }
}
