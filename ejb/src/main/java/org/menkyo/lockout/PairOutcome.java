package org.menkyo.lockout;

/** What a try of an authorization number with a license number came to. */
public enum PairOutcome {
    /** A valid pair that the user did not hold before; only this ends a row of invalid ones (LC-604). */
    NEW,
    /** A valid pair that the user held before. */
    HELD,
    /** Not a pair. */
    INVALID
}
