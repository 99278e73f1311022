package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A support case in a list; see {@link SupportCaseView} for its members.
 *
 * @param id names the case
 * @param reference the distributor's own number of it, or null
 * @param distributor the code of the distributor that logged it
 * @param licenseId for which license ID
 * @param kind what it is about
 * @param state where it stands
 * @param subject its subject
 * @param loggedAt when it was logged
 * @param assignedTo the agent who has taken it, or null
 */
public record SupportCaseSummary(
        UUID id,
        @Nullable String reference,
        String distributor,
        String licenseId,
        SupportCaseKind kind,
        SupportCaseState state,
        String subject,
        Instant loggedAt,
        @Nullable String assignedTo) {}
