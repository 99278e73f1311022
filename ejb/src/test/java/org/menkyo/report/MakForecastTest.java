package org.menkyo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakForecastTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({
        // remaining, recent, issued, expected
        "10, 90, 2025-01-01, 2026-12-10",
        "1, 90, 2025-01-01, 2026-12-01",
        "100, 45, 2025-01-01, 2027-06-18",
        "10, 91, 2025-01-01, 2026-12-10",
        // Ten days old: ten a day, not ten ninetieths.
        "50, 100, 2026-11-21, 2026-12-05",
        // Younger than a week: as if it were a week.
        "7, 7, 2026-11-30, 2026-12-07",
        "0, 5, 2025-01-01, 2026-11-30",
        "0, 0, 2025-01-01, 2026-11-30"
    })
    @Tag("VA-702")
    void aMakIsUsedUpByTheDayThatItsLateUseLeadsTo(int remaining, long recent, LocalDate issued, LocalDate expected) {
        assertThat(MakForecast.exhaustedOn(remaining, recent, issued, TODAY)).contains(expected);
    }

    @Test
    @Tag("VA-702")
    void noDayIsToldOfAMakThatIsNotUsedOrHardly() {
        LocalDate issued = LocalDate.of(2025, 1, 1);
        assertThat(MakForecast.exhaustedOn(10, 0, issued, TODAY)).isEmpty();
        assertThat(MakForecast.exhaustedOn(10, -3, issued, TODAY)).isEmpty();
        assertThat(MakForecast.exhaustedOn(41, 1, issued, TODAY)).isEmpty();
        assertThat(MakForecast.exhaustedOn(40, 1, issued, TODAY)).contains(TODAY.plusDays(3600));
    }
}
