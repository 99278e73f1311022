package org.menkyo.kms.serving;

import java.sql.SQLException;
import java.time.Duration;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/** Tells callers that the database cannot be reached now. */
public final class Outage {

    private static final Duration RETRY = Duration.ofMinutes(1);

    private Outage() {}

    public static UnavailableException of(SQLException cause) {
        UnavailableException unavailable = new UnavailableException(ErrorCode.UNAVAILABLE, RETRY);
        unavailable.initCause(cause);
        return unavailable;
    }
}
