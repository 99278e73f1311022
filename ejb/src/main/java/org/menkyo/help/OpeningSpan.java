package org.menkyo.help;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * A span of time in which support is reached on some days of the week; a day can have several.
 *
 * @param days the days of the week
 * @param from when it begins, as 09:00
 * @param to when it ends, as 17:30; 24:00 is the end of the day
 */
public record OpeningSpan(
        @Limits(minItems = 1, maxItems = 7) List<DayOfWeek> days,

        @Limits(maxLength = 5, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")
        String from,

        @Limits(maxLength = 5, pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
        String to) {

    private static final Pattern FROM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern TO = Pattern.compile(FROM + "|24:00");
    private static final int DAYS_OF_WEEK = 7;

    /** Returns whether nothing is wrong. */
    boolean check(InputCheck check, String field) {
        boolean hasDays = hasDays(check, field + ".days");
        boolean hasBegin = matches(check, field + ".from", from, FROM);
        boolean hasEnd = matches(check, field + ".to", to, TO);
        if (hasBegin && hasEnd && begin() >= end()) {
            check.reject(field + ".to", FieldProblem.NOT_ALLOWED);
            return false;
        }
        return hasDays && hasBegin && hasEnd;
    }

    private boolean hasDays(InputCheck check, String field) {
        check.size(field, days, 1, DAYS_OF_WEEK);
        if (days == null
                || days.isEmpty()
                || days.size() > DAYS_OF_WEEK
                || days.stream().anyMatch(Objects::isNull)) {
            return false;
        }
        if (EnumSet.copyOf(days).size() < days.size()) {
            check.reject(field, FieldProblem.DUPLICATE);
            return false;
        }
        return true;
    }

    private static boolean matches(InputCheck check, String field, String time, Pattern form) {
        if (time == null) {
            check.reject(field, FieldProblem.REQUIRED);
            return false;
        }
        if (!form.matcher(time).matches()) {
            check.reject(field, FieldProblem.MALFORMED);
            return false;
        }
        return true;
    }

    /** In minutes of the day. */
    int begin() {
        return minutes(from);
    }

    /** In minutes of the day; the first after the span. */
    int end() {
        return minutes(to);
    }

    boolean isOn(DayOfWeek day) {
        return days.contains(day);
    }

    boolean overlaps(OpeningSpan other) {
        return begin() < other.end() && other.begin() < end() && days.stream().anyMatch(other.days::contains);
    }

    private static int minutes(String time) {
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }
}
