package org.menkyo.seat;

import org.menkyo.shared.input.Limits;

/**
 * Assigns a seat to a person (LC-706, LC-707).
 *
 * @param product the code of a subscription or an online service of the catalog
 * @param email the person's business e-mail, registered or not
 */
public record AssignSeat(
        @Limits(maxLength = 64) String product,
        @Limits(email = true) String email) {}
