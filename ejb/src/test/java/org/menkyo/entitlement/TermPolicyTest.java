package org.menkyo.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("LC-706")
@Tag("LC-707")
class TermPolicyTest {

    /** The clocks of New York go forward on 2026-03-08, and back on 2026-11-01. */
    @ParameterizedTest
    @CsvSource({
        "UTC,              2026-03-02T09:00:00Z, 12, 2027-03-02, 2027-03-03T00:00:00Z",
        "UTC,              2026-03-02T23:59:59Z,  1, 2026-04-02, 2026-04-03T00:00:00Z",
        "UTC,              2026-01-31T00:00:00Z,  1, 2026-02-28, 2026-03-01T00:00:00Z",
        "UTC,              2028-02-29T12:00:00Z, 12, 2029-02-28, 2029-03-01T00:00:00Z",
        "Asia/Tokyo,       2026-03-02T15:00:00Z, 12, 2027-03-03, 2027-03-03T15:00:00Z",
        "America/New_York, 2026-02-08T04:30:00Z,  1, 2026-03-07, 2026-03-08T05:00:00Z",
        "America/New_York, 2026-02-08T05:30:00Z,  1, 2026-03-08, 2026-03-09T04:00:00Z",
        "+09:00,           2026-03-02T14:59:59Z,  3, 2026-06-02, 2026-06-02T15:00:00Z"
    })
    void endsWithTheDaySoManyCalendarMonthsLater(
            ZoneId zone, Instant recorded, int months, LocalDate lastDay, Instant end) {
        TermPolicy policy = new TermPolicy(zone);

        assertThat(policy.end(recorded, months)).isEqualTo(end);
        assertThat(policy.lastDay(end)).isEqualTo(lastDay);
    }
}
