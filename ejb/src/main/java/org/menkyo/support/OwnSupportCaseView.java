package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.casework.WorkKind;

/**
 * A support case as who opened it sees it (LC-805): what was written and what was done, but neither by whom in support nor
 * the values that were changed, which only those who may see the license ID learn (LC-309).
 *
 * @param id names the case
 * @param licenseId for which license ID, as it was named; or null
 * @param kind what it is about
 * @param state where it stands
 * @param subject its subject
 * @param openedAt when it was opened
 * @param closedAt when it was closed, or null
 * @param entries what was written, from the oldest to the newest
 * @param done what was done for it, from the oldest to the newest
 */
public record OwnSupportCaseView(
        UUID id,
        @Nullable String licenseId,
        SupportCaseKind kind,
        SupportCaseState state,
        String subject,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<OwnCaseEntry> entries,
        List<OwnCaseWork> done) {

    /**
     * What was written.
     *
     * @param bySupport whether by support; else by who opened the case
     * @param writtenAt when
     * @param text what was written
     */
    public record OwnCaseEntry(boolean bySupport, Instant writtenAt, String text) {}

    /**
     * What was done.
     *
     * @param kind what
     * @param doneAt when
     */
    public record OwnCaseWork(WorkKind kind, Instant doneAt) {}
}
