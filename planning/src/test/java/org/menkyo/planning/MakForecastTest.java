package org.menkyo.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    @Tag("VA-703")
    void whatIsUsedEvenlyGoesOnLikeThat() {
        List<Integer> used =
                IntStream.rangeClosed(0, 40).mapToObj(day -> 100 + 2 * day).toList();
        assertThat(MakForecast.exhaustedOn(used, 200)).hasValue(50);
        assertThat(MakForecast.exhaustedOn(used, 201)).hasValue(51);
    }

    @Test
    @Tag("VA-703")
    void onlyTheLastNinetyDaysCount() {
        List<Integer> used = IntStream.rangeClosed(0, 200)
                .mapToObj(day -> day < 110 ? 10 * day : 1100 + (day - 110))
                .toList();
        assertThat(MakForecast.exhaustedOn(used, 1200)).hasValue(210);
    }

    @Test
    @Tag("VA-703")
    void theFirstDaysCountAsAWeek() {
        assertThat(MakForecast.exhaustedOn(List.of(0, 7), 14)).hasValue(8);
    }

    @Test
    @Tag("VA-703")
    void whatIsOverIsTold() {
        assertThat(MakForecast.exhaustedOn(List.of(3, 9, 10, 10), 10)).hasValue(2);
    }

    @Test
    @Tag("VA-703")
    void withoutGrowthOrWithHardlyAnyNothingEnds() {
        assertThat(MakForecast.exhaustedOn(List.of(5, 5, 5), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(5, 4, 3), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(5), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(0, 1), 600)).isEmpty();
    }
}
