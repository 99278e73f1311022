package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A support case of one's own in a list; see {@link OwnSupportCaseView}.
 *
 * @param id names the case
 * @param licenseId for which license ID, as it was named; or null
 * @param kind what it is about
 * @param state where it stands
 * @param subject its subject
 * @param openedAt when it was opened
 */
public record OwnSupportCaseSummary(
        UUID id,
        @Nullable String licenseId,
        SupportCaseKind kind,
        SupportCaseState state,
        String subject,
        Instant openedAt) {}
