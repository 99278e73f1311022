package org.menkyo.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when an authorization number takes orders. */
@Tag("LC-106")
class AuthorizationNumberPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-02T09:00:00Z, 2028-03-02",
        "UTC, 2026-12-31T23:59:59Z, 2028-12-31",
        "UTC, 2028-02-29T10:00:00Z, 2030-02-28",
        "UTC, 2026-02-28T10:00:00Z, 2028-02-28",
        "Asia/Tokyo, 2026-03-01T15:00:00Z, 2028-03-02",
        "Asia/Tokyo, 2028-02-28T15:00:00Z, 2030-02-28",
        "America/Los_Angeles, 2026-03-02T07:59:59Z, 2028-03-01"
    })
    void endsTwoYearsLaterOnTheSameDayOfThePublishersCalendar(String zone, Instant issuedAt, LocalDate lastDay) {
        assertThat(new AuthorizationNumberPolicy(ZoneId.of(zone)).lastDay(issuedAt))
                .isEqualTo(lastDay);
    }

    @Test
    void isValidToTheLastMomentOfThatDay() {
        AuthorizationNumberPolicy tokyo = new AuthorizationNumberPolicy(ZoneId.of("Asia/Tokyo"));
        Instant issuedAt = Instant.parse("2028-02-29T03:00:00Z");

        assertThat(tokyo.isValid(issuedAt, Instant.parse("2030-02-28T14:59:59.999999Z")))
                .isTrue();
        assertThat(tokyo.isValid(issuedAt, Instant.parse("2030-02-28T15:00:00Z")))
                .isFalse();
    }
}
