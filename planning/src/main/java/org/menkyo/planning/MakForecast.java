package org.menkyo.planning;

import java.util.List;
import java.util.OptionalInt;

/** Predicts when a MAK has no activations left, from how fast it was used lately. */
public final class MakForecast {

    /** How many days are looked back at most. */
    public static final int LOOK_BACK_DAYS = 90;

    private MakForecast() {}

    /**
     * The day on which nothing is left if the key is used on as it was: the line through the last {@value #LOOK_BACK_DAYS}
     * days by least squares.
     *
     * @param used activations used by the beginning of each day, from the first on
     * @param permitted how many the key permits
     * @return days after the first; the first day on which nothing was left, if that is over; empty if the use does not grow
     */
    public static OptionalInt exhaustedOn(List<Integer> used, int permitted) {
        for (int day = 0; day < used.size(); day++) {
            if (used.get(day) >= permitted) {
                return OptionalInt.of(day);
            }
        }
        int from = Math.max(0, used.size() - LOOK_BACK_DAYS - 1);
        int points = used.size() - from;
        double meanDay = from + (points - 1) / 2.0;
        double meanUsed = used.subList(from, used.size()).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0);
        double covariance = 0;
        double variance = 0;
        for (int day = from; day < used.size(); day++) {
            covariance += (day - meanDay) * (used.get(day) - meanUsed);
            variance += (day - meanDay) * (day - meanDay);
        }
        double perDay = variance == 0 ? 0 : covariance / variance;
        if (perDay <= 0) {
            return OptionalInt.empty();
        }
        double day = meanDay + (permitted - meanUsed) / perDay;
        return day > Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.ceil(Math.max(day, used.size())));
    }
}
