package org.menkyo.protocol.activation;

/** The states of a client; no other exists (VA-201). */
public enum LicenseState {
    /** Installed and not yet activated: full function for a number of days (VA-202). */
    INITIAL_GRACE(1),
    /** Activated. */
    LICENSED(2),
    /** Was activated, but renewal failed for too long or the hardware changed (VA-205, VA-206). */
    OUT_OF_TOLERANCE_GRACE(3),
    /** Grace is over: the user is reminded until activation succeeds (VA-203). */
    NOTIFICATION(4);

    private final int code;

    LicenseState(int code) {
        this.code = code;
    }

    /** The number that stands for this state in KMS requests. */
    public int code() {
        return code;
    }

    /**
     * The state of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LicenseState ofCode(int code) {
        for (LicenseState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("no license state has the code " + code);
    }
}
