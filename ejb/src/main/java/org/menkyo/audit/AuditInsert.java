package org.menkyo.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import org.menkyo.shared.TextMapConverter;

/**
 * The one statement that keeps an audit record, for those who send it to the database together with what it tells of. It
 * must be in the same transaction, as all records.
 */
public final class AuditInsert {

    /** The statement, with parameters that {@link #bind} sets. */
    public static final String SQL = """
            INSERT INTO audit_record (occurred_at, caller_name, party, user_id, distributor_id, channel, source_address,
              correlation_id, action, subject_type, subject_id, license_id, outcome, details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final TextMapConverter DETAILS = new TextMapConverter();

    private final AuditRecord record;

    AuditInsert(AuditRecord record) {
        this.record = record;
    }

    /** Sets the statement's parameters, the first of which has the given number. */
    public void bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        statement.setObject(next++, record.occurredAt().atOffset(ZoneOffset.UTC));
        statement.setString(next++, record.callerName());
        statement.setString(next++, record.party().name());
        statement.setObject(next++, record.userId().orElse(null), Types.OTHER);
        statement.setObject(next++, record.distributorId().orElse(null), Types.BIGINT);
        statement.setString(next++, record.channel().name());
        statement.setString(next++, record.sourceAddress().orElse(null));
        statement.setString(next++, record.correlationId());
        statement.setString(next++, record.action());
        statement.setString(next++, record.subjectType());
        statement.setString(next++, record.subjectId());
        statement.setString(next++, record.licenseId().orElse(null));
        statement.setString(next++, record.outcome().name());
        statement.setString(next, DETAILS.convertToDatabaseColumn(record.details()));
    }
}
