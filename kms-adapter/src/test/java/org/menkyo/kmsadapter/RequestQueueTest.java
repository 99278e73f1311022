package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final int MAX = 100;
    private static final long PATIENCE_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final long FOREVER = TimeUnit.MINUTES.toNanos(1);

    private final RequestQueue queue = new RequestQueue(1000);

    private static List<Exchange> some(int count) {
        return Collections.nCopies(count, Exchange.of(null, null));
    }

    private CompletableFuture<Integer> take(int enough, long gatherNanos) {
        return CompletableFuture.supplyAsync(() -> {
            List<Exchange> batch = new ArrayList<>();
            try {
                queue.take(batch, MAX, PATIENCE_MILLIS, enough, gatherNanos);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return batch.size();
        });
    }

    @Test
    void takesAtOnceWhatThereIsWhenOneIsEnough() {
        queue.add(some(3));

        assertThat(take(1, FOREVER)).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(3);
    }

    @Test
    void waitsForMoreUntilThereIsEnough() {
        queue.add(some(3));
        CompletableFuture<Integer> taken = take(10, FOREVER);
        while (!queue.isGathering()) {
            Thread.onSpinWait();
        }
        queue.add(some(6));
        queue.add(some(1));

        assertThat(taken).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(10);
    }

    @Test
    void takesFewerWhenTheTimeIsOver() {
        queue.add(some(3));

        assertThat(take(10, TimeUnit.MILLISECONDS.toNanos(5)))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo(3);
    }

    @Test
    void takesNoMoreThanTheGreatestBatch() {
        queue.add(some(MAX + 1));

        assertThat(take(1, FOREVER)).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(MAX);
        assertThat(queue.isEmpty()).isFalse();
    }
}
