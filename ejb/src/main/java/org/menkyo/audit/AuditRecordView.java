package org.menkyo.audit;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;

/**
 * An audit record as administrators and auditors read it (LC-1003).
 *
 * @param id names the record
 * @param occurredAt when
 * @param callerName who: the account, the business e-mail, or a word for callers without an identity; null once it was erased
 * @param party what the caller was to the publisher
 * @param userId the person, or null where it was none
 * @param distributorId the distributor on whose behalf the account acted, or null
 * @param channel through which interface
 * @param sourceAddress from where, or null within the server
 * @param correlationId names the call in answers and logs
 * @param action what was done
 * @param subjectType on what kind of thing
 * @param subjectId on which one; null once it was erased
 * @param licenseId the license ID that it belongs to, or null
 * @param outcome how it ended
 * @param details old and new values and whatever explains the record; never secrets
 * @param erased the names of the members of which the value was erased, those of details with {@code details.} before them
 */
public record AuditRecordView(
        long id,
        Instant occurredAt,
        @Nullable String callerName,
        Party party,
        @Nullable UUID userId,
        @Nullable Long distributorId,
        Channel channel,
        @Nullable String sourceAddress,
        String correlationId,
        String action,
        String subjectType,
        @Nullable String subjectId,
        @Nullable String licenseId,
        AuditOutcome outcome,
        Map<String, String> details,
        List<String> erased) {

    static AuditRecordView of(AuditRecord record) {
        return new AuditRecordView(
                record.id(),
                record.occurredAt(),
                record.callerName().orElse(null),
                record.party(),
                record.userId().orElse(null),
                record.distributorId().orElse(null),
                record.channel(),
                record.sourceAddress().orElse(null),
                record.correlationId(),
                record.action(),
                record.subjectType(),
                record.subjectId().orElse(null),
                record.licenseId().orElse(null),
                record.outcome(),
                record.details(),
                record.erased());
    }
}
