package org.menkyo.seat;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * What became of seats that were to be assigned to several people.
 *
 * @param items one for each person, in the order in which they were sent
 */
public record SeatsAssigned(List<Item> items) {

    /** The person has got a seat. */
    public static final String ASSIGNED = "ASSIGNED";

    /** The person had a seat of the product already. */
    public static final String ALREADY_ASSIGNED = "ALREADY_ASSIGNED";

    public SeatsAssigned {
        items = List.copyOf(items);
    }

    /**
     * The result for one person.
     *
     * @param email as it was sent
     * @param result ASSIGNED, ALREADY_ASSIGNED, or the code of the error that assigning this one alone would have been
     *     refused with
     * @param seat the person's seat; null if it was refused
     * @param text why it was refused, in the caller's language; else null
     */
    public record Item(
            String email,
            String result,
            @Nullable SeatView seat,
            @Nullable String text) {}
}
