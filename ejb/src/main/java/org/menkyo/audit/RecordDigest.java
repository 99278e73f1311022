package org.menkyo.audit;

import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.CanonicalTime;

/**
 * What an audit record is chained by: the SHA-256 of its canonical JSON in UTF-8. All values are strings; numbers are
 * decimal, times are in UTC with six digits after the second, and what a record does not have is left out. Personal values
 * stand in it by salted digests. A change of this form would make all records that are chained already look edited; a new
 * form needs a new {@code type}.
 */
final class RecordDigest {

    /** The form of records that were chained before there were salts; all their values are in the clear. */
    static final String TYPE_WITHOUT_SALTS = "menkyo/audit-record/1";

    /** The form that administrators read: all values in the clear, without those that were erased. */
    static final String TYPE_READ = "menkyo/audit-record-read/1";

    private RecordDigest() {}

    static byte[] of(AuditRecord record) {
        return form(record).digest();
    }

    /** The object that is hashed, which an export carries, and the personal values beside it. */
    static AuditRecordForm form(AuditRecord record) {
        Map<String, Object> members = members(record, TYPE_WITHOUT_SALTS);
        return record.marks()
                .map(marks -> AuditRecordForm.of(members, marks))
                .orElseGet(() -> new AuditRecordForm(members, Map.of()));
    }

    /** The record for people and their programs. */
    static String readable(AuditRecord record) {
        return CanonicalJson.of(members(record, TYPE_READ));
    }

    private static Map<String, Object> members(AuditRecord record, String type) {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", type);
        members.put("id", Long.toString(record.id()));
        members.put("occurredAt", CanonicalTime.of(record.occurredAt()));
        record.callerName().ifPresent(name -> members.put(PersonalMembers.CALLER_NAME, name));
        members.put("party", record.party().name());
        record.userId().ifPresent(id -> members.put("userId", id.toString()));
        record.distributorId().ifPresent(id -> members.put("distributorId", Long.toString(id)));
        members.put("channel", record.channel().name());
        record.sourceAddress().ifPresent(address -> members.put(PersonalMembers.SOURCE_ADDRESS, address));
        members.put("correlationId", record.correlationId());
        members.put("action", record.action());
        members.put("subjectType", record.subjectType());
        record.subjectId().ifPresent(id -> members.put(PersonalMembers.SUBJECT_ID, id));
        record.licenseId().ifPresent(id -> members.put("licenseId", id));
        members.put("outcome", record.outcome().name());
        members.put("details", record.details());
        return members;
    }
}
