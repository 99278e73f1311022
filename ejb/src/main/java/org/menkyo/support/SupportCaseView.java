package org.menkyo.support;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.casework.DoneForCase;

/**
 * A support case with all that was written and done (LC-804).
 *
 * @param id names the case
 * @param reference the distributor's own number of it, or null
 * @param distributor the code of the distributor that logged it, or null
 * @param opener the business e-mail of who opened it, if it is not a distributor's; else null
 * @param licenseId for which license ID; null if the opener misses one and named none
 * @param kind what it is about
 * @param state where it stands
 * @param subject its subject
 * @param loggedBy the account that logged it
 * @param loggedAt when
 * @param assignedTo the agent who has taken it, or null
 * @param closedAt when it was closed, or null
 * @param entries what was written, from the oldest to the newest
 * @param changes what was changed on the license ID for it
 * @param done what was done for it
 */
public record SupportCaseView(
        UUID id,
        @Nullable String reference,
        @Nullable String distributor,
        @Nullable String opener,
        @Nullable String licenseId,
        SupportCaseKind kind,
        SupportCaseState state,
        String subject,
        String loggedBy,
        Instant loggedAt,
        @Nullable String assignedTo,
        @Nullable Instant closedAt,
        List<SupportCaseEntry> entries,
        List<AgreementChangeView> changes,
        List<DoneForCase> done) {}
