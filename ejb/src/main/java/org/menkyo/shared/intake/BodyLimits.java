package org.menkyo.shared.intake;

/**
 * What the body of a call may consist of, whichever interface it comes by (LC-1108). These are counted while it is parsed, before
 * anything is built from it.
 *
 * @param bytes its greatest length
 * @param values how many values it may have: members and entries in JSON, elements and attributes in XML
 */
public record BodyLimits(int bytes, int values) {

    /** How deep values may be nested. The deepest that an operation needs is nested nine times, in an envelope of SOAP. */
    public static final int DEPTH = 32;

    private static final int BYTES_BEFORE_SIGN_IN = 256 * 1024;
    private static final int VALUES_BEFORE_SIGN_IN = 20_000;

    /** As many as the longest bulk submission can have. */
    private static final int MAX_VALUES = 2_000_000;

    /** What somebody may send who has not signed in: an activation of 1,000 installations has a fifth of the values. */
    public static BodyLimits beforeSignIn(int maxBytes) {
        return new BodyLimits(Math.min(maxBytes, BYTES_BEFORE_SIGN_IN), VALUES_BEFORE_SIGN_IN);
    }

    /** What somebody may send who has signed in. */
    public static BodyLimits signedIn(int maxBytes) {
        return new BodyLimits(maxBytes, MAX_VALUES);
    }
}
