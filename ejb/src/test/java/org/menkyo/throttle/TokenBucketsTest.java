package org.menkyo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1102")
class TokenBucketsTest {

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

    @Test
    void allowsABurstAndThenASteadyRate() {
        TokenBuckets buckets = new TokenBuckets(3, 60, 10, nanos::get);

        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).contains(Duration.ofSeconds(1));
        pass(Duration.ofMillis(400));
        assertThat(buckets.take("a")).contains(Duration.ofMillis(600));
        pass(Duration.ofMillis(600));
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void sourcesDoNotShare() {
        TokenBuckets buckets = new TokenBuckets(1, 1, 10, nanos::get);

        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("b")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void neverFillsBeyondTheBurst() {
        TokenBuckets buckets = new TokenBuckets(2, 60, 10, nanos::get);
        assertThat(buckets.take("a")).isEmpty();
        pass(Duration.ofDays(1));

        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void forgetsTheSourceThatCalledLeastRecently() {
        TokenBuckets buckets = new TokenBuckets(1, 1, 2, nanos::get);
        buckets.take("a");
        buckets.take("b");
        buckets.take("a");
        buckets.take("c");

        assertThat(buckets.take("a")).as("is remembered").isPresent();
        assertThat(buckets.take("b")).as("was forgotten").isEmpty();
    }

    @Test
    void looksWithoutTaking() {
        TokenBuckets buckets = new TokenBuckets(1, 60, 10, nanos::get);

        assertThat(buckets.look("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.look("a")).contains(Duration.ofSeconds(1));
        pass(Duration.ofMillis(999));
        assertThat(buckets.look("a")).contains(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(buckets.look("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
    }

    @Property
    void neverAllowsMoreThanBurstAndRate(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @IntRange(min = 1, max = 600) int perMinute,
            @ForAll @Size(max = 100) int[] pauses) {
        AtomicLong time = new AtomicLong();
        TokenBuckets buckets = new TokenBuckets(burst, perMinute, 5, time::get);
        long allowed = 0;
        for (int pause : pauses) {
            time.addAndGet(Math.abs((long) pause));
            allowed += buckets.take("a").isEmpty() ? 1 : 0;
        }

        assertThat(allowed).isLessThanOrEqualTo(burst + time.get() / (60_000_000_000L / perMinute));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
