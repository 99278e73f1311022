package org.menkyo.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long an authorization number can be used for new orders (LC-106). */
public record AuthorizationNumberPolicy(ZoneId timeZone) {

    private static final int YEARS = 2;

    /** The last calendar day, in the publisher's time zone, on which new orders can be collected under the number. */
    public LocalDate lastDay(Instant issuedAt) {
        return issuedAt.atZone(timeZone).toLocalDate().plusYears(YEARS);
    }

    /** Whether new orders can be collected under a number that was issued at the first moment, at the second. */
    public boolean isValid(Instant issuedAt, Instant now) {
        return !now.atZone(timeZone).toLocalDate().isAfter(lastDay(issuedAt));
    }
}
