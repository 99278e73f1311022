package org.menkyo.approval;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * For what an organization requires two people.
 *
 * @param organizationIdentifier whose rule
 * @param distributor the code of the distributor whose organization it is
 * @param revealKeys whether revealing a product key needs a second person
 * @param raiseActivations whether granting a key more activations needs a second person
 * @param changedBy who set it, or null if it never was
 * @param changedAt when it was set, or null
 */
public record TwoPersonRuleView(
        String organizationIdentifier,
        String distributor,
        boolean revealKeys,
        boolean raiseActivations,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}
