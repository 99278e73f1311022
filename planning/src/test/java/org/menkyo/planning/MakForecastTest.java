package org.menkyo.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MakForecastTest {

    @Test
    void whatIsUsedEvenlyEndsOnTheLine() {
        List<Integer> used =
                IntStream.rangeClosed(0, 40).mapToObj(day -> 100 + 2 * day).toList();
        assertThat(MakForecast.exhaustedOn(used, 200)).hasValue(50);
        assertThat(MakForecast.exhaustedOn(used, 201)).hasValue(51);
    }

    @Test
    void onlyTheLastNinetyDaysCount() {
        List<Integer> used = IntStream.rangeClosed(0, 200)
                .mapToObj(day -> day < 110 ? 10 * day : 1100 + (day - 110))
                .toList();
        assertThat(MakForecast.exhaustedOn(used, 1200)).hasValue(210);
    }

    @Test
    void whatIsOverIsTold() {
        assertThat(MakForecast.exhaustedOn(List.of(3, 9, 10, 10), 10)).hasValue(2);
    }

    @Test
    void withoutGrowthNothingEnds() {
        assertThat(MakForecast.exhaustedOn(List.of(5, 5, 5), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(5), 10)).isEmpty();
        assertThat(MakForecast.exhaustedOn(List.of(), 10)).isEmpty();
    }
}
