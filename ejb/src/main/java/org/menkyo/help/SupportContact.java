package org.menkyo.help;

import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * How support is reached from a country, and when (LC-708).
 *
 * @param code names the contact, at most 32 lower-case letters, digits and hyphens
 * @param country ISO 3166-1 alpha-2, as JP
 * @param audience CUSTOMER or PARTNER
 * @param name for people, as «Volume licensing support»
 * @param phone telephone number; null if there is none
 * @param email e-mail address; null if there is none. A contact has at least one of the three
 * @param page web address, https; null if there is none
 * @param languages the languages spoken, ISO 639-1, as ja
 * @param timeZone of the opening hours, as Asia/Tokyo
 * @param hours when it is open; on days that have no span it is closed
 * @param holidays whose public holidays it is closed on: a country, ISO 3166-1 alpha-2, where needed with a part of it, as JP
 *     or DE-BY; null for none
 * @param closedDays further days on which it is closed, in that time zone: 2026-12-29, or --12-29 for each year
 */
public record SupportContact(
        @Limits(maxLength = 32, pattern = "^[a-z0-9-]{1,32}$")
        String code,

        @Limits(maxLength = 2, pattern = "^[A-Z]{2}$") String country,
        Audience audience,
        Wording name,
        @Limits(maxLength = 40) @Nullable String phone,
        @Limits(maxLength = 254, email = true) @Nullable String email,

        @Limits(maxLength = 500, pattern = "^https://[!-~]+$") @Nullable
        String page,

        @Limits(minItems = 1, maxItems = 20) List<String> languages,
        @Limits(maxLength = 60) String timeZone,
        @Limits(maxItems = 50) List<OpeningSpan> hours,
        @Limits(maxLength = 20) @Nullable String holidays,
        @Limits(maxItems = 400) @Nullable List<String> closedDays) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final Pattern PAGE = Pattern.compile("https://[!-~]+");
    private static final int MAX_PHONE = 40;
    private static final int MAX_PAGE = 500;
    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_SPANS = 50;
    private static final int MAX_CLOSED_DAYS = 400;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    public SupportContact {
        closedDays = closedDays == null ? List.of() : closedDays;
    }

    void check(InputCheck check, String field) {
        form(check, field + ".code", code, CODE);
        form(check, field + ".country", country, COUNTRY);
        check.required(field + ".audience", audience).required(field + ".name", name);
        if (name != null) {
            name.check(check, field + ".name");
        }
        check.optionalText(field + ".phone", phone, MAX_PHONE)
                .optionalEmail(field + ".email", email)
                .optionalText(field + ".page", page, MAX_PAGE);
        if (page != null && !PAGE.matcher(page).matches()) {
            check.reject(field + ".page", FieldProblem.MALFORMED);
        }
        if (phone == null && email == null && page == null) {
            check.reject(field + ".phone", FieldProblem.REQUIRED);
        }
        check.size(field + ".languages", languages, 1, MAX_LANGUAGES);
        for (int i = 0; languages != null && i < languages.size(); i++) {
            form(check, field + ".languages[" + i + "]", languages.get(i), LANGUAGE);
        }
        checkHours(check, field);
    }

    private void checkHours(InputCheck check, String field) {
        if (timeZone == null) {
            check.reject(field + ".timeZone", FieldProblem.REQUIRED);
        } else if (!ZONES.contains(timeZone)) {
            check.reject(field + ".timeZone", FieldProblem.UNKNOWN);
        }
        check.required(field + ".hours", hours).size(field + ".hours", hours, 0, MAX_SPANS);
        for (int i = 0; hours != null && i < hours.size(); i++) {
            checkSpan(check, field + ".hours[" + i + "]", i);
        }
        if (holidays != null && !PublicHolidays.isKnown(holidays)) {
            check.reject(field + ".holidays", FieldProblem.UNKNOWN);
        }
        check.size(field + ".closedDays", closedDays, 0, MAX_CLOSED_DAYS);
        for (int i = 0; i < closedDays.size(); i++) {
            if (closedDays.get(i) != null && !isDay(closedDays.get(i))) {
                check.reject(field + ".closedDays[" + i + "]", FieldProblem.MALFORMED);
            }
        }
    }

    private void checkSpan(InputCheck check, String field, int place) {
        OpeningSpan span = hours.get(place);
        // A span that is null was told with the list.
        if (span != null
                && span.check(check, field)
                && hours.subList(0, place).stream().anyMatch(other -> isSound(other) && span.overlaps(other))) {
            check.reject(field, FieldProblem.DUPLICATE);
        }
    }

    private static boolean isSound(OpeningSpan span) {
        return span != null && span.check(new InputCheck(), "");
    }

    private static void form(InputCheck check, String field, String value, Pattern form) {
        if (value == null) {
            check.reject(field, FieldProblem.REQUIRED);
        } else if (!form.matcher(value).matches()) {
            check.reject(field, FieldProblem.MALFORMED);
        }
    }

    private static boolean isDay(String text) {
        try {
            if (text.startsWith("--")) {
                MonthDay.parse(text);
            } else {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether it is closed all day, whatever the day of the week. */
    boolean isClosedOn(LocalDate day) {
        return closedDays.contains(day.toString())
                || closedDays.contains(MonthDay.from(day).toString())
                || holidays != null && PublicHolidays.isHoliday(holidays, day);
    }

    OpeningHours openingHours() {
        return new OpeningHours(ZoneId.of(timeZone), hours, this::isClosedOn);
    }
}
