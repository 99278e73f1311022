package org.menkyo.help;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays of countries and their parts, as a library knows them; those of Japan by a calendar of our own, {@code
 * japan.xml}, which has what the library's lacks.
 *
 * <p>Safe for use by several threads.
 */
final class PublicHolidays {

    private static final String JAPAN = "jp";

    private static final Map<String, HolidayManager> CALENDARS = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** @param place a country, ISO 3166-1 alpha-2, and maybe a part of it, as JP or DE-BY */
    static boolean isKnown(String place) {
        String[] parts = parts(place);
        if (!place.equals(place.toUpperCase(Locale.ROOT))
                || !HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
            return false;
        }
        Map<String, CalendarHierarchy> below =
                calendar(parts[0]).getCalendarHierarchy().getChildren();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            CalendarHierarchy child = below.get(part);
            if (child == null) {
                return false;
            }
            below = child.getChildren();
        }
        return true;
    }

    /**
     * Whether a day is a public holiday.
     *
     * @param place see {@link #isKnown}
     */
    static boolean isHoliday(String place, LocalDate day) {
        String[] parts = parts(place);
        return calendar(parts[0]).isHoliday(day, Arrays.copyOfRange(parts, 1, parts.length));
    }

    private static String[] parts(String place) {
        return place.toLowerCase(Locale.ROOT).split("-");
    }

    private static HolidayManager calendar(String country) {
        return CALENDARS.computeIfAbsent(
                country,
                code -> HolidayManager.getInstance(
                        code.equals(JAPAN)
                                ? ManagerParameters.create(PublicHolidays.class.getResource("japan.xml"))
                                : ManagerParameters.create(code)));
    }
}
