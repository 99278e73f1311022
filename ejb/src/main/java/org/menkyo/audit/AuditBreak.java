package org.menkyo.audit;

import jakarta.annotation.Nullable;

/**
 * Where the audit is not what it was when it was chained.
 *
 * @param problem what is wrong
 * @param sealNumber the link of the chain, or null where a row is in no link
 * @param source the table of the row, or null where the chain itself is wrong
 * @param refId the row, or null where the chain itself is wrong
 */
public record AuditBreak(
        Problem problem,
        @Nullable Long sealNumber,
        @Nullable String source,
        @Nullable Long refId) {

    /** What can be wrong. */
    public enum Problem {
        /** The row says something else than when it was chained. */
        EDITED,
        /** The row is gone or cannot be read. */
        MISSING,
        /** A link of the chain is gone: the numbers have a gap. */
        GAP,
        /** A link of the chain was altered: its hash does not follow from the one before. */
        CHAIN_BROKEN,
        /** A row was kept from being chained. */
        NOT_CHAINED,
        /** The chain is shorter than a checkpoint says. */
        CUT_OFF,
        /** A checkpoint says something else than the chain, or this installation did not sign it. */
        CHECKPOINT_WRONG,
        /** More or fewer rows are gone than were archived. */
        ARCHIVE_WRONG,
        /** A personal value of a record is gone, and no statement says that it was erased. */
        VALUE_GONE
    }
}
