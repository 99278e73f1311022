package org.menkyo.client.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The client's idea of time, which setting the clock back does not turn back (VA-209).
 *
 * <p>When the system clock is found behind the latest time seen, the difference is added from then on, so that time goes
 * on from there, however often and in however small steps it is set back. The difference is dropped when the clock is
 * found at or after that latest time: then the clock was set right again, or the client did not run in between. A signed
 * answer's time is believed more than both; it may leave a negative difference, which shrinks when the clock is set right.
 *
 * @param latest the latest time seen
 * @param offset what is added to the system clock
 * @param setBack whether the clock was found set back and no signed answer has come since
 */
public record TrustedTime(Instant latest, Duration offset, boolean setBack) {

    /** A clock that is behind by no more than this in all was not set back, only adjusted. */
    public static final Duration ADJUSTMENT = Duration.ofMinutes(5);

    /** A signed answer corrects a clock that is off by more than this; the same as a host's limit (VA-304). */
    public static final Duration SKEW = Duration.ofHours(4);

    /** Time begins at the system clock's. */
    public static TrustedTime startingAt(Instant system) {
        return new TrustedTime(system, Duration.ZERO, false);
    }

    /** What is known after a look at the system clock; {@link #latest} is then the present time. */
    public TrustedTime observe(Instant system) {
        if (offset.compareTo(Duration.ZERO) > 0 && !system.isBefore(latest)) {
            return new TrustedTime(system, Duration.ZERO, setBack);
        }
        Instant now = system.plus(offset);
        if (!now.isBefore(latest)) {
            return new TrustedTime(now, offset, setBack);
        }
        Duration behind = Duration.between(system, latest);
        if (behind.isNegative() && behind.abs().compareTo(ADJUSTMENT) <= 0) {
            return new TrustedTime(system, Duration.ZERO, setBack);
        }
        return new TrustedTime(latest, behind, setBack || behind.compareTo(ADJUSTMENT) > 0);
    }

    /** What is known after an answer with a signed time. */
    public TrustedTime correct(Instant system, Instant signed) {
        Duration difference = Duration.between(system, signed);
        boolean off = difference.abs().compareTo(SKEW) > 0;
        return new TrustedTime(off ? signed : system, off ? difference : Duration.ZERO, false);
    }
}
