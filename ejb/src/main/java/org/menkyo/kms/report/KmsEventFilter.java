package org.menkyo.kms.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/**
 * Which answered requests are looked for (VA-313).
 *
 * @param cmid only those of this machine; null for all
 * @param from only those answered at this time or later; null for all
 * @param until only those answered before this time; null for all
 */
public record KmsEventFilter(UUID cmid, Instant from, Instant until) {

    /** All. */
    public static final KmsEventFilter NONE = new KmsEventFilter(null, null, null);

    /**
     * Reads what a caller typed.
     *
     * @param cmid a UUID, or null
     * @param from a time with its offset from UTC by ISO 8601, or null
     * @param until likewise
     * @throws org.menkyo.shared.error.InvalidInputException naming what cannot be read
     */
    public static KmsEventFilter parse(String cmid, String from, String until) {
        InputCheck check = new InputCheck();
        KmsEventFilter filter =
                new KmsEventFilter(uuid(check, cmid), time(check, "from", from), time(check, "until", until));
        check.done();
        return filter;
    }

    private static UUID uuid(InputCheck check, String text) {
        try {
            return text == null || text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            check.reject("cmid", FieldProblem.MALFORMED);
            return null;
        }
    }

    private static Instant time(InputCheck check, String field, String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            check.reject(field, FieldProblem.MALFORMED);
            return null;
        }
    }

    /** Whether a row can hold what is looked for. */
    boolean takes(LedgerRow row) {
        return (from == null || !row.answeredAt().isBefore(from))
                && (until == null || row.answeredAt().isBefore(until));
    }

    boolean takes(LedgerEntry entry) {
        return cmid == null || cmid.equals(entry.cmid());
    }
}
