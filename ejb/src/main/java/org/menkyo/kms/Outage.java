package org.menkyo.kms;

import java.sql.SQLException;
import java.time.Duration;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.UnavailableException;

/** Tells callers that the database cannot be reached now. */
final class Outage {

    private static final Duration RETRY = Duration.ofMinutes(1);

    private Outage() {}

    static UnavailableException of(SQLException cause) {
        UnavailableException unavailable = new UnavailableException(ErrorCode.UNAVAILABLE, RETRY);
        unavailable.initCause(cause);
        return unavailable;
    }
}
