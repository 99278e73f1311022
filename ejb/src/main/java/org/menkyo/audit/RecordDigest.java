package org.menkyo.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;
import org.menkyo.protocol.crypto.Sha256;

/**
 * What an audit record is chained by: the SHA-256 of its canonical JSON in UTF-8. All values are strings; numbers are
 * decimal, times are in UTC with six digits after the second, and what a record does not have is left out. A change of
 * this form would make all records that are chained already look edited; a new form needs a new {@code type}.
 */
final class RecordDigest {

    /** The first member that tells this form from others. */
    static final String TYPE = "menkyo/audit-record/1";

    private RecordDigest() {}

    static byte[] of(AuditRecord record) {
        return Sha256.digest().digest(canonical(record).getBytes(StandardCharsets.UTF_8));
    }

    static String canonical(AuditRecord record) {
        return CanonicalJson.of(members(record));
    }

    /** The members of the object that is hashed, which an export also carries. */
    static Map<String, Object> members(AuditRecord record) {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", TYPE);
        members.put("id", Long.toString(record.id()));
        members.put("occurredAt", CanonicalTime.of(record.occurredAt()));
        members.put("callerName", record.callerName());
        members.put("party", record.party().name());
        record.userId().ifPresent(id -> members.put("userId", id.toString()));
        record.distributorId().ifPresent(id -> members.put("distributorId", Long.toString(id)));
        members.put("channel", record.channel().name());
        record.sourceAddress().ifPresent(address -> members.put("sourceAddress", address));
        members.put("correlationId", record.correlationId());
        members.put("action", record.action());
        members.put("subjectType", record.subjectType());
        members.put("subjectId", record.subjectId());
        record.licenseId().ifPresent(id -> members.put("licenseId", id));
        members.put("outcome", record.outcome().name());
        members.put("details", record.details());
        return members;
    }
}
