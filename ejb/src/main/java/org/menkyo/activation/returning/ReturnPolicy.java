package org.menkyo.activation.returning;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;

/**
 * How often uses of a key can be given back: so many times in a calendar year of the installation's time zone (VA-409).
 *
 * @param perYear how many times; 0 for never
 * @param year which year it is
 * @param zone whose calendar counts
 */
record ReturnPolicy(int perYear, Year year, ZoneId zone) {

    static ReturnPolicy at(Instant now, ZoneId zone, int perYear) {
        return new ReturnPolicy(perYear, Year.from(now.atZone(zone)), zone);
    }

    /** The beginning of the year. */
    Instant from() {
        return year.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The end of the year, which does not belong to it. */
    Instant to() {
        return year.plusYears(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    /** How many are left after so many in this year; none if the policy has become stricter since. */
    int remaining(long returned) {
        return (int) Math.max(0, perYear - returned);
    }

    /**
     * Checks that one more is allowed.
     *
     * @param returned how many there were in this year
     * @throws RejectedException ACTIVATION_RETURN_NOT_ALLOWED if none ever is, ACTIVATION_RETURNS_EXHAUSTED if none is left
     */
    void requireOneMore(long returned) {
        if (perYear == 0) {
            throw new RejectedException(ErrorCode.ACTIVATION_RETURN_NOT_ALLOWED);
        }
        if (remaining(returned) == 0) {
            throw new RejectedException(ErrorCode.ACTIVATION_RETURNS_EXHAUSTED, perYear, year.toString());
        }
    }
}
