package org.menkyo.seat;

import java.util.List;
import org.menkyo.shared.input.Limits;

/**
 * Assigns seats of one product to several people (LC-706, LC-707).
 *
 * @param product the code of a subscription or an online service of the catalog
 * @param emails the people's business e-mails, registered or not
 */
public record AssignSeats(
        @Limits(maxLength = 64) String product,
        @Limits(minItems = 1, maxItems = MAX_PEOPLE) List<String> emails) {

    /** The most people in one call. */
    public static final int MAX_PEOPLE = 200;
}
