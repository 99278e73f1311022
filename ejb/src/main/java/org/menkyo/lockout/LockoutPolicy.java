package org.menkyo.lockout;

import java.time.Duration;
import org.menkyo.shared.Settings;

/**
 * How many invalid pairs of numbers are too many (LC-604).
 *
 * @param invalidInARow how many one after the other lock a user out
 * @param invalidInADay how many within any 24 hours lock a user out
 * @param lockedFor how long a user is locked out
 * @param invalidPerSource how many from one source network, over all users, within the window are the most that is answered
 * @param invalidPerNumber how many with one license number, over all users, within the window are the most
 * @param window the length of the two windows
 */
public record LockoutPolicy(
        int invalidInARow,
        int invalidInADay,
        Duration lockedFor,
        int invalidPerSource,
        int invalidPerNumber,
        Duration window) {

    private static final String IN_A_ROW = "menkyo.lockout-invalid-in-a-row";
    private static final String IN_A_DAY = "menkyo.lockout-invalid-in-a-day";
    private static final String PER_SOURCE = "menkyo.pairs-invalid-per-source-and-hour";
    private static final String PER_NUMBER = "menkyo.pairs-invalid-per-number-and-hour";

    /** The policy of this installation. */
    static LockoutPolicy of(Settings settings) {
        return new LockoutPolicy(
                settings.number(IN_A_ROW, 5, 1, 100),
                settings.number(IN_A_DAY, 10, 1, 1_000),
                Duration.ofHours(24),
                settings.number(PER_SOURCE, 30, 1, 100_000),
                settings.number(PER_NUMBER, 10, 1, 100_000),
                Duration.ofHours(1));
    }
}
