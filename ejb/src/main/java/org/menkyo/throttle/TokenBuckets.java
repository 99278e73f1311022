package org.menkyo.throttle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts calls per source: each has a bucket of tokens, takes one per call, and gets new ones at a steady rate. Memory is
 * bounded: beyond the greatest number of sources, the one that has called least recently is forgotten.
 *
 * <p>Safe for use by several threads.
 */
final class TokenBuckets {

    private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int burst;
    private final long nanosPerToken;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets;

    /**
     * @param burst how many calls in a row
     * @param perMinute how many calls a minute after that
     * @param maxSources how many sources are remembered
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    TokenBuckets(int burst, int perMinute, int maxSources, LongSupplier nanoTime) {
        this.burst = burst;
        this.nanosPerToken = NANOS_PER_MINUTE / perMinute;
        this.nanoTime = nanoTime;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > maxSources;
            }
        };
    }

    /** Takes a token; if there is none, says how long it is until there is. */
    synchronized Optional<Duration> take(String source) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(source, s -> new Bucket(burst * nanosPerToken, now));
        long filled = Math.min(burst * nanosPerToken, bucket.nanos + (now - bucket.at));
        bucket.at = now;
        if (filled < nanosPerToken) {
            bucket.nanos = filled;
            return Optional.of(Duration.ofNanos(nanosPerToken - filled));
        }
        bucket.nanos = filled - nanosPerToken;
        return Optional.empty();
    }

    /** Takes no token; if there is none, says how long it is until there is. */
    synchronized Optional<Duration> look(String source) {
        Bucket bucket = buckets.get(source);
        if (bucket == null) {
            return Optional.empty();
        }
        long filled = bucket.nanos + (nanoTime.getAsLong() - bucket.at);
        return filled < nanosPerToken ? Optional.of(Duration.ofNanos(nanosPerToken - filled)) : Optional.empty();
    }

    /** The tokens of one source, in the nanoseconds that they take to come. */
    private static final class Bucket {
        private long nanos;
        private long at;

        private Bucket(long nanos, long at) {
            this.nanos = nanos;
            this.at = at;
        }
    }
}
