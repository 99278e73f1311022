package org.menkyo.twin.world;

import java.time.LocalDate;
import java.util.Map;
import org.menkyo.protocol.activation.LicenseState;

/**
 * How things stand when a day begins.
 *
 * @param day days since the start
 * @param date the day
 * @param states for each group of machines, how many installed machines are in each license state
 * @param counts for each KMS host, the count that it would answer with
 * @param requests how many times machines asked a KMS host since the day before
 * @param unanswered how many of these reached none
 * @param makUsed for each group with a MAK, how many activations are used
 * @param makRefused for each group with a MAK, how many times a machine was refused since the start
 * @param suspected how many client machine IDs are suspected duplicates
 */
public record DayState(
        int day,
        LocalDate date,
        Map<String, Map<LicenseState, Integer>> states,
        Map<String, Integer> counts,
        int requests,
        int unanswered,
        Map<String, Integer> makUsed,
        Map<String, Integer> makRefused,
        int suspected) {

    /** How many machines of all groups are in a state. */
    public int all(LicenseState state) {
        return states.values().stream()
                .mapToInt(group -> group.getOrDefault(state, 0))
                .sum();
    }

    /** How many machines are installed. */
    public int machines() {
        return states.values().stream()
                .flatMap(group -> group.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
