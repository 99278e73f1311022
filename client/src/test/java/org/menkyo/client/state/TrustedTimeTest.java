package org.menkyo.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustedTimeTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void followsTheClock() {
        TrustedTime time = TrustedTime.startingAt(START).observe(START.plus(DAY));
        assertThat(time.latest()).isEqualTo(START.plus(DAY));
        assertThat(time.setBack()).isFalse();
    }

    @Test
    @Tag("VA-209")
    void goesOnFromTheLatestTimeWhenTheClockIsSetBack() {
        TrustedTime time = TrustedTime.startingAt(START)
                .observe(START.plus(DAY.multipliedBy(20)))
                .observe(START);
        assertThat(time.setBack()).isTrue();
        assertThat(time.latest()).isEqualTo(START.plus(DAY.multipliedBy(20)));
        assertThat(time.observe(START.plus(DAY)).latest()).isEqualTo(START.plus(DAY.multipliedBy(21)));
    }

    @Test
    @Tag("VA-209")
    void settingTheClockBackAgainAndAgainGainsNothing() {
        TrustedTime time = TrustedTime.startingAt(START);
        for (int day = 1; day <= 40; day++) {
            for (int hour = 0; hour <= 24; hour++) {
                time = time.observe(START.plus(Duration.ofHours(hour)));
            }
        }
        assertThat(time.latest()).isEqualTo(START.plus(DAY.multipliedBy(40)));
    }

    @Test
    void aSmallAdjustmentIsNoSettingBack() {
        TrustedTime time = TrustedTime.startingAt(START).observe(START.minusSeconds(60));
        assertThat(time.setBack()).isFalse();
        assertThat(time.latest()).isEqualTo(START);
        assertThat(time.observe(START.plusSeconds(60)).latest()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aClockThatCaughtUpIsBelievedAgain() {
        TrustedTime time =
                TrustedTime.startingAt(START).observe(START.minus(DAY)).observe(START.plusSeconds(5));
        assertThat(time.latest()).isEqualTo(START.plusSeconds(5));
        assertThat(time.offset()).isZero();
    }

    @Test
    @Tag("VA-209")
    void aSignedTimeSetsItRight() {
        Instant wrong = START.plus(DAY.multipliedBy(70_000));
        TrustedTime time = TrustedTime.startingAt(START).observe(wrong).observe(START.plus(DAY));
        assertThat(time.latest()).isEqualTo(wrong);
        TrustedTime right = time.correct(START.plus(DAY), START.plus(DAY).plusSeconds(3));
        assertThat(right.latest()).isEqualTo(START.plus(DAY));
        assertThat(right.setBack()).isFalse();
        assertThat(right.offset()).isZero();
    }

    @Test
    @Tag("VA-209")
    void aSignedTimeIsBelievedMoreThanAClockThatIsFarOff() {
        Instant signed = START.plus(DAY.multipliedBy(10));
        TrustedTime time = TrustedTime.startingAt(START).correct(START, signed);
        assertThat(time.latest()).isEqualTo(signed);
        assertThat(time.observe(START.plus(DAY)).latest()).isEqualTo(signed.plus(DAY));
    }

    /** Each step alone would pass for an adjustment. */
    @Test
    @Tag("VA-209")
    void settingTheClockBackInSmallStepsGainsNothingEither() {
        TrustedTime time = TrustedTime.startingAt(START);
        for (int step = 0; step < 100; step++) {
            time = time.observe(START.plusSeconds(1));
            time = time.observe(START.minus(Duration.ofMinutes(2)));
            time = time.observe(START);
        }
        assertThat(time.setBack()).isTrue();
        assertThat(time.latest()).isAfterOrEqualTo(START.plus(Duration.ofMinutes(200)));
    }

    @Test
    void aClockThatIsDisciplinedByTinyStepsStaysUnsuspected() {
        TrustedTime time = TrustedTime.startingAt(START);
        for (int minute = 1; minute <= 1000; minute++) {
            Instant now = START.plus(Duration.ofMinutes(minute));
            time = time.observe(now).observe(now.minusSeconds(2));
        }
        assertThat(time.setBack()).isFalse();
        assertThat(time.latest()).isEqualTo(START.plus(Duration.ofMinutes(1000)));
    }

    /** A clock that was ahead, was corrected by an answer, and is then set right, was not set back by the user. */
    @Test
    @Tag("VA-209")
    void aClockThatIsSetRightAfterASignedTimeIsNotSuspected() {
        Instant ahead = START.plus(DAY.multipliedBy(10));
        TrustedTime time = TrustedTime.startingAt(ahead).correct(ahead, START);
        assertThat(time.latest()).isEqualTo(START);
        assertThat(time.observe(ahead.plusSeconds(60)).latest()).isEqualTo(START.plusSeconds(60));
        TrustedTime right = time.observe(START.plusSeconds(30));
        assertThat(right.setBack()).isFalse();
        assertThat(right.latest()).isEqualTo(START.plusSeconds(30));
    }

    /** The battery of the clock is empty: it starts in 2000, and minutes later the network sets it right. */
    @Test
    @Tag("VA-209")
    void anEmptyClockBatteryCostsNoTime() {
        TrustedTime time = TrustedTime.startingAt(START).observe(Instant.parse("2000-01-01T00:00:30Z"));
        assertThat(time.setBack()).isTrue();
        time = time.observe(Instant.parse("2000-01-01T00:05:30Z"));
        assertThat(time.latest()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        time = time.observe(START.plus(Duration.ofMinutes(7)));
        assertThat(time.latest()).isEqualTo(START.plus(Duration.ofMinutes(7)));
    }
}
