package org.menkyo.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Predicts when a MAK has no activations left if it goes on being used as of late (VA-702, VA-703). */
public final class MakForecast {

    /** How many days are looked back: long enough for the slow weeks of a year, short enough for what has changed. */
    public static final int LOOK_BACK_DAYS = 90;

    /** The uses of fewer days say nothing about those to come. */
    private static final int FEWEST_DAYS = 7;

    private static final long MOST_DAYS_AHEAD = 3650;

    private MakForecast() {}

    /**
     * The day by which no activation of a key is left.
     *
     * @param remaining how many are left
     * @param recentUses how many more are used than {@value #LOOK_BACK_DAYS} days ago
     * @param issued when the key was issued, before which there was no use
     * @param today the day that it is
     * @return today if none is left; empty if that is never or too far ahead to be told
     */
    public static Optional<LocalDate> exhaustedOn(int remaining, long recentUses, LocalDate issued, LocalDate today) {
        OptionalInt ahead = daysLeft(remaining, recentUses, ChronoUnit.DAYS.between(issued, today) + 1);
        return ahead.isPresent() ? Optional.of(today.plusDays(ahead.getAsInt())) : Optional.empty();
    }

    /**
     * The day on which no activation of a key is left.
     *
     * @param used activations used by the beginning of each day, from the first on
     * @param permitted how many the key permits
     * @return days after the first; the first day on which nothing was left, if that is over; empty if that is never or too far
     *     ahead to be told
     */
    public static OptionalInt exhaustedOn(List<Integer> used, int permitted) {
        for (int day = 0; day < used.size(); day++) {
            if (used.get(day) >= permitted) {
                return OptionalInt.of(day);
            }
        }
        if (used.isEmpty()) {
            return OptionalInt.empty();
        }
        int today = used.size() - 1;
        int from = Math.max(0, today - LOOK_BACK_DAYS);
        OptionalInt ahead = daysLeft(permitted - used.get(today), used.get(today) - used.get(from), today);
        return ahead.isPresent() ? OptionalInt.of(today + ahead.getAsInt()) : OptionalInt.empty();
    }

    /** How many days the rest lasts after so many days of which the uses are known. */
    private static OptionalInt daysLeft(int remaining, long recentUses, long known) {
        if (remaining <= 0) {
            return OptionalInt.of(0);
        }
        if (recentUses <= 0) {
            return OptionalInt.empty();
        }
        long days = Math.max(FEWEST_DAYS, Math.min(LOOK_BACK_DAYS, known));
        long ahead = (remaining * days + recentUses - 1) / recentUses;
        return ahead > MOST_DAYS_AHEAD ? OptionalInt.empty() : OptionalInt.of((int) ahead);
    }
}
