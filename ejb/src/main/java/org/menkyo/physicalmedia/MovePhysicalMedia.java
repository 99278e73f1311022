package org.menkyo.physicalmedia;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Says where a request for physical media stands from now on (LC-703).
 *
 * @param state IN_PREPARATION, SHIPPED or REFUSED
 * @param comment what the requester is told: the reason of a refusal, the number of a parcel; needed for REFUSED, at most 2,000
 *     characters
 */
public record MovePhysicalMedia(
        PhysicalMediaState state,
        @Limits(maxLength = 2_000) @Nullable String comment) {}
