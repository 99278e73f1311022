package org.menkyo.protocol.kms;

/** What a signed answer says about the request. Only {@link #ANSWERED} carries a count that may activate a client. */
public enum KmsResult {
    /** The request was recorded; the client compares the count with its threshold (VA-306). */
    ANSWERED(0),
    /** The host's key or platform does not cover the edition; not counted (VA-312). */
    EDITION_NOT_COVERED(1),
    /** The host's catalog has no such edition, or it is excluded from volume activation (VA-109); not counted. */
    UNKNOWN_EDITION(2),
    /** The client's clock is more than 4 hours off the host's; the host's time is in the answer (VA-304). */
    CLOCK_SKEW(3),
    /** This client machine ID sent this nonce before; not counted again (VA-304). */
    REPLAY(4),
    /** The host was activated once but may not serve any more, for example after its tolerance ended (VA-317). */
    HOST_NOT_ACTIVATED(5);

    private final int code;

    KmsResult(int code) {
        this.code = code;
    }

    /** The number that stands for this result in answers and logs. */
    public int code() {
        return code;
    }

    /**
     * The result of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static KmsResult ofCode(int code) {
        if (code < 0 || code >= values().length) {
            throw new IllegalArgumentException("no result has the code " + code);
        }
        return values()[code];
    }
}
