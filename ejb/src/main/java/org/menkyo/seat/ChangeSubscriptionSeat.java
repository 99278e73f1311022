package org.menkyo.seat;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Gives a seat of a subscription to another person, makes it one of another subscription of the license ID, or both
 * (LC-706). At least one of the two is said.
 *
 * @param email the business e-mail of the person who gets it; null if it stays with who has it
 * @param product the code of the other subscription; null if it stays the same
 */
public record ChangeSubscriptionSeat(
        @Nullable @Limits(email = true) String email,
        @Nullable @Limits(maxLength = 64) String product) {}
