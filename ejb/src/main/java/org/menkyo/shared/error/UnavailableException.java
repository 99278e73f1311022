package org.menkyo.shared.error;

import java.time.Duration;

/** The service cannot answer now. */
public class UnavailableException extends LicensingException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param code {@link ErrorCode#UNAVAILABLE} or {@link ErrorCode#TOO_MANY_REQUESTS}
     * @param retryAfter when it is worth while to try again
     */
    public UnavailableException(ErrorCode code, Duration retryAfter) {
        super(code);
        this.retryAfter = retryAfter;
    }

    /** When it is worth while to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
