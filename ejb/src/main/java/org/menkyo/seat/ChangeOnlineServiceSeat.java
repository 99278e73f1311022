package org.menkyo.seat;

import org.menkyo.shared.input.Limits;

/**
 * Gives a seat of an online service to another person (LC-707).
 *
 * @param email the business e-mail of the person who gets it
 */
public record ChangeOnlineServiceSeat(@Limits(email = true) String email) {}
