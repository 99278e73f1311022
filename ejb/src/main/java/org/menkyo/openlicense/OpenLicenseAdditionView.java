package org.menkyo.openlicense;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A user who added an OPEN license, as the administrators of the license see it (LC-602).
 *
 * @param id names the addition
 * @param email the user's business e-mail
 * @param name the user's given and family name
 * @param state where it stands
 * @param addedAt when the user added it
 * @param effectiveAt when the right takes or took effect
 * @param stoppedBy who stopped it, or null
 * @param stoppedAt when it was stopped, or null
 */
public record OpenLicenseAdditionView(
        UUID id,
        String email,
        String name,
        AdditionState state,
        Instant addedAt,
        Instant effectiveAt,
        @Nullable String stoppedBy,
        @Nullable Instant stoppedAt) {}
