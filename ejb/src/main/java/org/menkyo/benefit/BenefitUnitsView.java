package org.menkyo.benefit;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Units of a benefit that are assigned or used up (LC-705).
 *
 * @param id names them
 * @param email whom they are assigned to; null if they are used up
 * @param purpose what they are used up for; null if they are assigned
 * @param units how many
 * @param takenAt since when
 */
public record BenefitUnitsView(
        UUID id, @Nullable String email, @Nullable String purpose, int units, Instant takenAt) {

    /** Whether as many of them went to the same person, or for the same purpose. */
    boolean isLike(BenefitUnitsView other) {
        return units == other.units && Objects.equals(email, other.email) && Objects.equals(purpose, other.purpose);
    }
}
