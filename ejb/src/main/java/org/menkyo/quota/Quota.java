package org.menkyo.quota;

import java.time.Duration;

/**
 * How often a subject may do something: {@code limit} times at once, and again as time passes, evenly, so that after
 * {@code period} all of it is there again.
 *
 * @param kind what is counted, the same words for the same thing on every server, at most 40 characters
 * @param limit how many, at least 1
 * @param period in which they come back
 */
public record Quota(String kind, int limit, Duration period) {

    private static final int MAX_KIND = 40;

    /** @throws IllegalArgumentException if the values are out of their ranges */
    public Quota {
        if (kind.isEmpty() || kind.length() > MAX_KIND) {
            throw new IllegalArgumentException("kind of a quota: 1 to " + MAX_KIND + " characters");
        }
        if (limit < 1 || period.toMillis() < limit) {
            throw new IllegalArgumentException("quota of " + kind + ": at least 1, and at most one a millisecond");
        }
    }

    /** The time in which one comes back, in microseconds. */
    long microsEach() {
        return periodMicros() / limit;
    }

    long periodMicros() {
        return period.toNanos() / 1_000;
    }
}
