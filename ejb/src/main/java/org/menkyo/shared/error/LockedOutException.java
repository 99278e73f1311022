package org.menkyo.shared.error;

import java.time.Instant;

/** The user is locked out until a moment that the text names (LC-604). */
public class LockedOutException extends LicensingException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    public LockedOutException(Instant until) {
        super(ErrorCode.LOCKED_OUT, until.toString());
        this.until = until;
    }

    /** When the lockout ends. */
    public Instant until() {
        return until;
    }
}
