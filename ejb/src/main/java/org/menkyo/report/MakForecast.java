package org.menkyo.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a MAK is used up if it goes on being used as of late (VA-702). */
final class MakForecast {

    /** How far back is looked: long enough for the slow weeks of a year, short enough for what has changed. */
    static final int RECENT_DAYS = 90;

    /** The uses of fewer days say nothing about those to come. */
    private static final int FEWEST_DAYS = 7;

    private static final long MOST_DAYS_AHEAD = 3650;

    private MakForecast() {}

    /**
     * The day by which no activation is left.
     *
     * @param remaining how many are left
     * @param recentUses how many more are used than {@value #RECENT_DAYS} days ago
     * @param issued when the key was issued, before which there was no use
     * @param today the day that it is
     * @return empty if that is never or too far ahead to be told
     */
    static Optional<LocalDate> exhaustedOn(int remaining, long recentUses, LocalDate issued, LocalDate today) {
        if (remaining == 0) {
            return Optional.of(today);
        }
        if (recentUses <= 0) {
            return Optional.empty();
        }
        long known = ChronoUnit.DAYS.between(issued, today) + 1;
        long days = Math.max(FEWEST_DAYS, Math.min(RECENT_DAYS, known));
        long ahead = (remaining * days + recentUses - 1) / recentUses;
        return ahead > MOST_DAYS_AHEAD ? Optional.empty() : Optional.of(today.plusDays(ahead));
    }
}
