package org.menkyo.seat;

import java.time.LocalDate;

/**
 * Seats of a product that end together.
 *
 * @param quantity how many of the purchased ones
 * @param lastDay their last calendar day in the publisher's time zone, as in 2028-02-29
 */
public record SeatTerm(long quantity, String lastDay) {

    static SeatTerm of(long quantity, LocalDate lastDay) {
        return new SeatTerm(quantity, lastDay.toString());
    }
}
