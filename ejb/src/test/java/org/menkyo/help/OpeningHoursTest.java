package org.menkyo.help;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("LC-708")
class OpeningHoursTest {

    private static final List<DayOfWeek> WORKDAYS = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /** Closed at noon, on Japan's holidays and on 2026-12-29. */
    private static final SupportContact JAPAN = new SupportContact(
            "jp",
            "JP",
            Audience.CUSTOMER,
            new Wording("Support", null),
            "1",
            null,
            null,
            List.of("ja"),
            "Asia/Tokyo",
            List.of(new OpeningSpan(WORKDAYS, "13:00", "17:30"), new OpeningSpan(WORKDAYS, "09:00", "12:00")),
            "JP",
            List.of("2026-12-29", "--12-30"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T08:59:59, , 2026-11-30T09:00",
        "2026-11-30T09:00:00, 2026-11-30T12:00, ",
        "2026-11-30T12:00:00, , 2026-11-30T13:00",
        "2026-11-30T17:29:59, 2026-11-30T17:30, ",
        // Friday evening, and Saturday.
        "2026-11-27T18:00:00, , 2026-11-30T09:00",
        "2026-11-28T10:00:00, , 2026-11-30T09:00",
        // The constitution's day on a Sunday moves beyond the two holidays that follow.
        "2026-05-06T10:00:00, , 2026-05-07T09:00",
        "2026-05-01T18:00:00, , 2026-05-07T09:00",
        // Between two holidays.
        "2026-09-22T10:00:00, , 2026-09-24T09:00",
        // The company's days, of one year and of each.
        "2026-12-28T17:30:00, , 2026-12-31T09:00",
        "2027-12-30T10:00:00, , 2027-12-31T09:00",
        "2027-12-29T10:00:00, 2027-12-29T12:00, ",
    })
    void isOpenInItsSpansOnWorkdays(LocalDateTime inTokyo, LocalDateTime closesAt, LocalDateTime opensAt) {
        Instant moment = inTokyo.atZone(TOKYO).toInstant();
        OpeningHours hours = JAPAN.openingHours();

        assertThat(hours.closesAt(moment)
                        .map(end -> LocalDateTime.ofInstant(end, TOKYO))
                        .orElse(null))
                .isEqualTo(closesAt);
        if (closesAt == null) {
            assertThat(hours.opensAt(moment)).contains(opensAt.atZone(TOKYO).toInstant());
        }
    }

    @Test
    void whatEndsAtMidnightGoesOnWithWhatBeginsThen() {
        OpeningHours hours = new OpeningHours(
                ZoneId.of("UTC"),
                List.of(
                        new OpeningSpan(List.of(MONDAY), "22:00", "24:00"),
                        new OpeningSpan(List.of(TUESDAY), "00:00", "06:00")),
                day -> false);

        assertThat(hours.closesAt(Instant.parse("2026-11-30T23:00:00Z")))
                .contains(Instant.parse("2026-12-01T06:00:00Z"));
    }

    /** In New York the hour from two to three is left out on 2026-03-08, and that from one to two comes twice on 2026-11-01. */
    @Test
    void followsTheClockOfItsPlace() {
        OpeningHours hours = new OpeningHours(
                ZoneId.of("America/New_York"),
                List.of(new OpeningSpan(List.of(SUNDAY), "02:30", "04:00")),
                day -> false);

        assertThat(hours.closesAt(Instant.parse("2026-03-08T07:29:59Z"))).isEmpty();
        assertThat(hours.closesAt(Instant.parse("2026-03-08T07:30:00Z")))
                .contains(Instant.parse("2026-03-08T08:00:00Z"));
        assertThat(hours.closesAt(Instant.parse("2026-11-01T07:30:00Z")))
                .contains(Instant.parse("2026-11-01T09:00:00Z"));
    }

    @Test
    void whatNeverOpensHasNoNextOpening() {
        OpeningHours none = new OpeningHours(TOKYO, List.of(), day -> false);
        OpeningHours closed =
                new OpeningHours(TOKYO, List.of(new OpeningSpan(WORKDAYS, "09:00", "17:00")), day -> true);

        assertThat(none.opensAt(Instant.EPOCH)).isEmpty();
        assertThat(closed.opensAt(Instant.EPOCH)).isEmpty();
    }

    /** As the Cabinet Office of Japan lists them. */
    @ParameterizedTest
    @CsvSource({
        "2024, 01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
        "2025, 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
        "2026, 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
        "2027, 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
    })
    void knowsTheHolidaysOfJapan(int year, String days) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(day -> PublicHolidays.isHoliday("JP", day)))
                .extracting(day -> day.toString().substring("yyyy-".length()))
                .containsExactly(days.split(" "));
    }

    @Test
    void knowsHolidaysOfCountriesAndTheirParts() {
        LocalDate assumption = LocalDate.of(2026, 8, 15);

        assertThat(PublicHolidays.isHoliday("US", LocalDate.of(2026, 11, 26))).isTrue();
        assertThat(PublicHolidays.isHoliday("DE", assumption)).isFalse();
        assertThat(PublicHolidays.isHoliday("DE-SL", assumption)).isTrue();
        assertThat(PublicHolidays.isKnown("DE-SL")).isTrue();
        assertThat(PublicHolidays.isKnown("DE-XX")).isFalse();
        assertThat(PublicHolidays.isKnown("XX")).isFalse();
        assertThat(PublicHolidays.isKnown("jp")).isFalse();
    }
}
