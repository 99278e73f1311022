package org.menkyo.agreementchange;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A change on a license ID (LC-110).
 *
 * @param id names the change
 * @param licenseId on which license ID
 * @param kind what was changed
 * @param changedBy the account that did it
 * @param changedAt when
 * @param reason why, as it was given; or null
 * @param values the old and the new values
 */
public record AgreementChangeView(
        UUID id,
        String licenseId,
        ChangeKind kind,
        String changedBy,
        Instant changedAt,
        @Nullable String reason,
        List<ChangedValue> values) {}
