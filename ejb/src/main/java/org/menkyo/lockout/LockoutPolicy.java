package org.menkyo.lockout;

import java.time.Duration;
import org.menkyo.settings.SettingsRegister;
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

    /** The policy of this installation. */
    static LockoutPolicy of(Settings settings) {
        return new LockoutPolicy(
                settings.get(SettingsRegister.LOCKOUT_INVALID_IN_A_ROW),
                settings.get(SettingsRegister.LOCKOUT_INVALID_IN_A_DAY),
                Duration.ofHours(24),
                settings.get(SettingsRegister.PAIRS_INVALID_PER_SOURCE),
                settings.get(SettingsRegister.PAIRS_INVALID_PER_NUMBER),
                Duration.ofHours(1));
    }
}
