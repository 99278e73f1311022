package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A support case in a list; see {@link SupportCaseView} for its members.
 *
 * @param id names the case
 * @param reference the distributor's own number of it, or null
 * @param distributor the code of the distributor that logged it, or null
 * @param opener the business e-mail of who opened it, if it is not a distributor's; else null
 * @param licenseId for which license ID; null if the opener misses one and named none
 * @param kind what it is about
 * @param state where it stands
 * @param subject its subject
 * @param loggedAt when it was logged
 * @param assignedTo the agent who has taken it, or null
 */
public record SupportCaseSummary(
        UUID id,
        @Nullable String reference,
        @Nullable String distributor,
        @Nullable String opener,
        @Nullable String licenseId,
        SupportCaseKind kind,
        SupportCaseState state,
        String subject,
        Instant loggedAt,
        @Nullable String assignedTo) {}
